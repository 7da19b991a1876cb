package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Kinds of monitors that a report can be limited to.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.57.
 */
public enum MonitoringCriterionEnumType implements WireEnum {
  THRESHOLD_MONITORING("ThresholdMonitoring"),
  DELTA_MONITORING("DeltaMonitoring"),
  PERIODIC_MONITORING("PeriodicMonitoring");

  private final String wire;

  MonitoringCriterionEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
