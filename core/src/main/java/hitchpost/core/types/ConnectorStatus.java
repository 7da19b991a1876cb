package hitchpost.core.types;

import java.util.Optional;

/**
 * The state of a connector as the CSMS is told.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.23.
 */
public enum ConnectorStatus implements WireEnum {
  AVAILABLE("Available"),
  OCCUPIED("Occupied"),
  RESERVED("Reserved"),
  UNAVAILABLE("Unavailable"),
  FAULTED("Faulted");

  private final String wire;

  ConnectorStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ConnectorStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
