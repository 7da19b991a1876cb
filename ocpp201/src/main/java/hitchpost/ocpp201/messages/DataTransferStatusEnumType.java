package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of data for a vendor's own purposes.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.27.
 */
public enum DataTransferStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  UNKNOWN_MESSAGE_ID("UnknownMessageId"),
  UNKNOWN_VENDOR_ID("UnknownVendorId");

  private final String wire;

  DataTransferStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
