package hitchpost.core.types;

import java.util.Optional;

/**
 * Where on the way from the grid to the car a value was measured.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.47; OCPP 1.6, 7.30.
 */
public enum Location implements WireEnum {
  BODY("Body"),
  CABLE("Cable"),
  EV("EV"),
  INLET("Inlet"),
  OUTLET("Outlet");

  private final String wire;

  Location(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<Location> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
