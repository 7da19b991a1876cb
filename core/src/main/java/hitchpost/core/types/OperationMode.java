package hitchpost.core.types;

import java.util.Optional;

/**
 * Who steers charging and discharging during a schedule period, and how.
 *
 * <p>Source: OCPP 2.1 part 2, 3.75.
 */
public enum OperationMode implements WireEnum {
  IDLE("Idle"),
  CHARGING_ONLY("ChargingOnly"),
  CENTRAL_SETPOINT("CentralSetpoint"),
  EXTERNAL_SETPOINT("ExternalSetpoint"),
  EXTERNAL_LIMITS("ExternalLimits"),
  CENTRAL_FREQUENCY("CentralFrequency"),
  LOCAL_FREQUENCY("LocalFrequency"),
  LOCAL_LOAD_BALANCING("LocalLoadBalancing");

  private final String wire;

  OperationMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<OperationMode> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
