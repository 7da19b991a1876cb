package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether any message matches.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.39.
 */
public enum GetDisplayMessagesStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  UNKNOWN("Unknown");

  private final String wire;

  GetDisplayMessagesStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
