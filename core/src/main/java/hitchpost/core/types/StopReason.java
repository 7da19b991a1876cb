package hitchpost.core.types;

import java.util.Optional;

/**
 * Why a transaction ended.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.67. OCPP 1.6, 7.36, knows fewer. Its UnlockCommand is told by
 * {@link TriggerReason#UNLOCK_COMMAND}; which of its two resets interrupted a transaction is no
 * part of the reason.
 */
public enum StopReason implements WireEnum {
  DE_AUTHORIZED("DeAuthorized"),
  EMERGENCY_STOP("EmergencyStop"),
  ENERGY_LIMIT_REACHED("EnergyLimitReached"),
  EV_DISCONNECTED("EVDisconnected"),
  GROUND_FAULT("GroundFault"),
  IMMEDIATE_RESET("ImmediateReset"),
  LOCAL("Local"),
  LOCAL_OUT_OF_CREDIT("LocalOutOfCredit"),
  MASTER_PASS("MasterPass"),
  OTHER("Other"),
  OVERCURRENT_FAULT("OvercurrentFault"),
  POWER_LOSS("PowerLoss"),
  POWER_QUALITY("PowerQuality"),
  REBOOT("Reboot"),
  REMOTE("Remote"),
  SOC_LIMIT_REACHED("SOCLimitReached"),
  STOPPED_BY_EV("StoppedByEV"),
  TIME_LIMIT_REACHED("TimeLimitReached"),
  TIMEOUT("Timeout");

  private final String wire;

  StopReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<StopReason> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
