package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How often a recurring charging profile starts again.
 *
 * <p>Source: OCPP 1.6, 7.37.
 */
public enum RecurrencyKindType implements WireEnum {
  DAILY("Daily"),
  WEEKLY("Weekly");

  private final String wire;

  RecurrencyKindType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
