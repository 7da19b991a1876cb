package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;

/**
 * The CSMS no longer wants a firmware image offered.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.63; L04.
 *
 * @param checksum MD5 in hexadecimal digits
 */
public record UnpublishFirmwareRequest(@MaxLength(32) String checksum) {
  /** What became of it. */
  public record Response(UnpublishFirmwareStatusEnumType status) {}
}
