package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a message will be shown, and if not, what is wrong with it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.29.
 */
public enum DisplayMessageStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  NOT_SUPPORTED_MESSAGE_FORMAT("NotSupportedMessageFormat"),
  REJECTED("Rejected"),
  NOT_SUPPORTED_PRIORITY("NotSupportedPriority"),
  NOT_SUPPORTED_STATE("NotSupportedState"),
  UNKNOWN_TRANSACTION("UnknownTransaction");

  private final String wire;

  DisplayMessageStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
