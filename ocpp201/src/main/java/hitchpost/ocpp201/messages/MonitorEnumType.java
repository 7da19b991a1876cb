package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * When a monitor reports.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.55.
 */
public enum MonitorEnumType implements WireEnum {
  UPPER_THRESHOLD("UpperThreshold"),
  LOWER_THRESHOLD("LowerThreshold"),
  DELTA("Delta"),
  PERIODIC("Periodic"),
  PERIODIC_CLOCK_ALIGNED("PeriodicClockAligned");

  private final String wire;

  MonitorEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
