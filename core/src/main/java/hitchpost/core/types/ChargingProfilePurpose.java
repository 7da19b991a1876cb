package hitchpost.core.types;

import java.util.Optional;

/**
 * What a charging profile limits.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.13. {@link #CHARGING_STATION_MAX_PROFILE} is
 * ChargePointMaxProfile in OCPP 1.6, 7.10.
 */
public enum ChargingProfilePurpose implements WireEnum {
  CHARGING_STATION_EXTERNAL_CONSTRAINTS("ChargingStationExternalConstraints"),
  CHARGING_STATION_MAX_PROFILE("ChargingStationMaxProfile"),
  TX_DEFAULT_PROFILE("TxDefaultProfile"),
  TX_PROFILE("TxProfile");

  private final String wire;

  ChargingProfilePurpose(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ChargingProfilePurpose> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
