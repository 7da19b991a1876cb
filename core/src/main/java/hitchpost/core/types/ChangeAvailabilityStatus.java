package hitchpost.core.types;

import java.util.Optional;

/**
 * What became of the request to change availability.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.10; OCPP 1.6, 7.3.
 */
public enum ChangeAvailabilityStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  SCHEDULED("Scheduled");

  private final String wire;

  ChangeAvailabilityStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ChangeAvailabilityStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
