package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Unit of a charging limit: ampere for each phase, or watt over all of them.
 *
 * <p>Source: OCPP 1.6, 7.12.
 */
public enum ChargingRateUnitType implements WireEnum {
  A("A"),
  W("W");

  private final String wire;

  ChargingRateUnitType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
