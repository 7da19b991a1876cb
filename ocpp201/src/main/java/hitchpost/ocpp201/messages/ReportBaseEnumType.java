package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * A part of the device model: what can be set, everything, or what matters.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.70.
 */
public enum ReportBaseEnumType implements WireEnum {
  CONFIGURATION_INVENTORY("ConfigurationInventory"),
  FULL_INVENTORY("FullInventory"),
  SUMMARY_INVENTORY("SummaryInventory");

  private final String wire;

  ReportBaseEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
