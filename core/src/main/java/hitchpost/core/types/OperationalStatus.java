package hitchpost.core.types;

import java.util.Optional;

/**
 * Whether a station, EVSE or connector is meant to be usable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.63; OCPP 1.6, 7.4.
 */
public enum OperationalStatus implements WireEnum {
  OPERATIVE("Operative"),
  INOPERATIVE("Inoperative");

  private final String wire;

  OperationalStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<OperationalStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
