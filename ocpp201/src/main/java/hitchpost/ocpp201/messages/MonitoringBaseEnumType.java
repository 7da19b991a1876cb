package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * A set of monitors to start from.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.56.
 */
public enum MonitoringBaseEnumType implements WireEnum {
  ALL("All"),
  FACTORY_DEFAULT("FactoryDefault"),
  HARD_WIRED_ONLY("HardWiredOnly");

  private final String wire;

  MonitoringBaseEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
