package hitchpost.core.types;

import java.util.Optional;

/**
 * What became of a vendor specific message.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.27; OCPP 1.6, 7.23. {@link #OFFLINE} is local: there was no
 * connection to send it over.
 */
public enum DataTransferStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  UNKNOWN_MESSAGE_ID("UnknownMessageId"),
  UNKNOWN_VENDOR_ID("UnknownVendorId"),
  OFFLINE("Offline");

  private final String wire;

  DataTransferStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<DataTransferStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
