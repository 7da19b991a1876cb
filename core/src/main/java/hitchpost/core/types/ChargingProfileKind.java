package hitchpost.core.types;

import java.util.Optional;

/**
 * What the start of the schedules of a charging profile refers to.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.12; OCPP 1.6, 7.9.
 */
public enum ChargingProfileKind implements WireEnum {
  ABSOLUTE("Absolute"),
  RECURRING("Recurring"),
  RELATIVE("Relative");

  private final String wire;

  ChargingProfileKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ChargingProfileKind> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
