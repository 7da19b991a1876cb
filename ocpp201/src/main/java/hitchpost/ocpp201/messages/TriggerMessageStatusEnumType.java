package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the station will tell what it was asked to.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.81.
 */
public enum TriggerMessageStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  NOT_IMPLEMENTED("NotImplemented");

  private final String wire;

  TriggerMessageStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
