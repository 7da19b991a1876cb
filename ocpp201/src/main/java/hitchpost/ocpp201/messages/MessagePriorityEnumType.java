package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How a message on the display stands to the others.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.52.
 */
public enum MessagePriorityEnumType implements WireEnum {
  ALWAYS_FRONT("AlwaysFront"),
  IN_FRONT("InFront"),
  NORMAL_CYCLE("NormalCycle");

  private final String wire;

  MessagePriorityEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
