package hitchpost.core.types;

import java.util.Optional;

/**
 * How far a transaction is from energy flowing.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.16.
 */
public enum ChargingState implements WireEnum {
  CHARGING("Charging"),
  EV_CONNECTED("EVConnected"),
  SUSPENDED_EV("SuspendedEV"),
  SUSPENDED_EVSE("SuspendedEVSE"),
  IDLE("Idle");

  private final String wire;

  ChargingState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ChargingState> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
