package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of the removal of a monitor.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.20.
 */
public enum ClearMonitoringStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  NOT_FOUND("NotFound");

  private final String wire;

  ClearMonitoringStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
