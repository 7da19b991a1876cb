package hitchpost.core.types;

import java.util.Optional;

/**
 * How the CSMS received the boot notification of the station.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.69; OCPP 1.6, 7.38.
 */
public enum RegistrationStatus implements WireEnum {
  ACCEPTED("Accepted"),
  PENDING("Pending"),
  REJECTED("Rejected");

  private final String wire;

  RegistrationStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<RegistrationStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
