package hitchpost.core.types;

import java.util.Optional;

/**
 * The unit of the limits of a charging schedule: watts or amperes.
 *
 * <p>Watts are summed over the phases, amperes are per phase.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.15; OCPP 1.6, 7.12.
 */
public enum ChargingRateUnit implements WireEnum {
  W("W"),
  A("A");

  private final String wire;

  ChargingRateUnit(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ChargingRateUnit> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
