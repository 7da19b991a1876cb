package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * State of the station in which a message is shown.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.53.
 */
public enum MessageStateEnumType implements WireEnum {
  CHARGING("Charging"),
  FAULTED("Faulted"),
  IDLE("Idle"),
  UNAVAILABLE("Unavailable");

  private final String wire;

  MessageStateEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
