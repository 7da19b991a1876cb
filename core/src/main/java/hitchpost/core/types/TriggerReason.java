package hitchpost.core.types;

import java.util.Optional;

/**
 * What occasioned a transaction event.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.82.
 */
public enum TriggerReason implements WireEnum {
  AUTHORIZED("Authorized"),
  CABLE_PLUGGED_IN("CablePluggedIn"),
  CHARGING_RATE_CHANGED("ChargingRateChanged"),
  CHARGING_STATE_CHANGED("ChargingStateChanged"),
  DEAUTHORIZED("Deauthorized"),
  ENERGY_LIMIT_REACHED("EnergyLimitReached"),
  EV_COMMUNICATION_LOST("EVCommunicationLost"),
  EV_CONNECT_TIMEOUT("EVConnectTimeout"),
  METER_VALUE_CLOCK("MeterValueClock"),
  METER_VALUE_PERIODIC("MeterValuePeriodic"),
  TIME_LIMIT_REACHED("TimeLimitReached"),
  TRIGGER("Trigger"),
  UNLOCK_COMMAND("UnlockCommand"),
  STOP_AUTHORIZED("StopAuthorized"),
  EV_DEPARTED("EVDeparted"),
  EV_DETECTED("EVDetected"),
  REMOTE_STOP("RemoteStop"),
  REMOTE_START("RemoteStart"),
  ABNORMAL_CONDITION("AbnormalCondition"),
  SIGNED_DATA_RECEIVED("SignedDataReceived"),
  RESET_COMMAND("ResetCommand");

  private final String wire;

  TriggerReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<TriggerReason> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
