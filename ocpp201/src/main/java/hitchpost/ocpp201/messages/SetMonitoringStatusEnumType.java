package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of a monitor that was to be set.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.77.
 */
public enum SetMonitoringStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  UNKNOWN_COMPONENT("UnknownComponent"),
  UNKNOWN_VARIABLE("UnknownVariable"),
  UNSUPPORTED_MONITOR_TYPE("UnsupportedMonitorType"),
  REJECTED("Rejected"),
  DUPLICATE("Duplicate");

  private final String wire;

  SetMonitoringStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
