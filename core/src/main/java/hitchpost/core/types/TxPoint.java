package hitchpost.core.types;

import java.util.Optional;

/**
 * What has to be so for a transaction to begin, or no longer to be so for it to end.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.6.6.1 and 2.6.6.2.
 */
public enum TxPoint implements WireEnum {
  /** A vehicle stands in the bay. */
  PARKING_BAY_OCCUPANCY("ParkingBayOccupancy"),
  EV_CONNECTED("EVConnected"),
  AUTHORIZED("Authorized"),
  /** The meter has signed its register. */
  DATA_SIGNED("DataSigned"),
  /** Car and authorization are there: energy may flow. */
  POWER_PATH_CLOSED("PowerPathClosed"),
  ENERGY_TRANSFER("EnergyTransfer");

  private final String wire;

  TxPoint(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<TxPoint> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
