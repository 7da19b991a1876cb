package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to a vendor's own message.
 *
 * <p>Source: OCPP 1.6, 7.23.
 */
public enum DataTransferStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  UNKNOWN_MESSAGE_ID("UnknownMessageId"),
  UNKNOWN_VENDOR_ID("UnknownVendorId");

  private final String wire;

  DataTransferStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
