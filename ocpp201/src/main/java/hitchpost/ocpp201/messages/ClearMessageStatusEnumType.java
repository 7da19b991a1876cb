package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether there was a message to remove.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.19.
 */
public enum ClearMessageStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  UNKNOWN("Unknown");

  private final String wire;

  ClearMessageStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
