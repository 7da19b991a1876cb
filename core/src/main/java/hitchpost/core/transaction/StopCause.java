package hitchpost.core.transaction;

import hitchpost.core.types.StopReason;
import hitchpost.core.types.TriggerReason;

/** Why a transaction ended; the dialect knows the version's word for it. */
public enum StopCause {
  /** The driver stopped it at the station. */
  LOCAL(TriggerReason.STOP_AUTHORIZED),
  /** Somebody stopped it who may end any transaction. */
  MASTER_PASS(TriggerReason.STOP_AUTHORIZED),
  REMOTE(TriggerReason.REMOTE_STOP),
  EV_DISCONNECTED(TriggerReason.EV_COMMUNICATION_LOST),
  /** The car left its parking bay. */
  EV_DEPARTED(TriggerReason.EV_DEPARTED),
  DEAUTHORIZED(TriggerReason.DEAUTHORIZED),
  EMERGENCY_STOP(TriggerReason.ABNORMAL_CONDITION),
  /** A reboot that waits for nothing. */
  HARD_RESET(TriggerReason.RESET_COMMAND),
  SOFT_RESET(TriggerReason.RESET_COMMAND),
  /** The controller restarted by itself. */
  REBOOT(TriggerReason.ABNORMAL_CONDITION),
  POWER_LOSS(TriggerReason.ABNORMAL_CONDITION),
  UNLOCK_COMMAND(TriggerReason.UNLOCK_COMMAND),
  /** Current found another way than back. */
  GROUND_FAULT(TriggerReason.ABNORMAL_CONDITION),
  OVERCURRENT(TriggerReason.ABNORMAL_CONDITION),
  /** The grid was not fit to charge from. */
  POWER_QUALITY(TriggerReason.ABNORMAL_CONDITION),
  /** Another fault made charging impossible. */
  FAULT(TriggerReason.ABNORMAL_CONDITION),
  /** No car was plugged in in time. */
  TIMEOUT(TriggerReason.EV_CONNECT_TIMEOUT),
  /** The car stopped, and the transaction ends with the flow of energy. */
  STOPPED_BY_EV(TriggerReason.CHARGING_STATE_CHANGED),
  /** As much energy was charged as the station allows. */
  ENERGY_LIMIT(TriggerReason.ENERGY_LIMIT_REACHED),
  /** It took as long as the station allows. */
  TIME_LIMIT(TriggerReason.TIME_LIMIT_REACHED),
  /** The battery is as full as the station allows. */
  SOC_LIMIT(TriggerReason.CHARGING_STATE_CHANGED),
  /** It costs as much as the station allows. */
  OUT_OF_CREDIT(TriggerReason.ENERGY_LIMIT_REACHED),
  /** The car ended its session over ISO 15118, and nobody is authorized any more. */
  SESSION_ENDED(TriggerReason.STOP_AUTHORIZED);

  private final TriggerReason trigger;

  StopCause(TriggerReason trigger) {
    this.trigger = trigger;
  }

  /**
   * The reason to tell.
   *
   * <p>Source: OCPP 2.0.1 part 2, 3.67.
   */
  public StopReason reason() {
    return switch (this) {
      case LOCAL, EV_DEPARTED -> StopReason.LOCAL;
      case MASTER_PASS -> StopReason.MASTER_PASS;
      case REMOTE -> StopReason.REMOTE;
      case EV_DISCONNECTED -> StopReason.EV_DISCONNECTED;
      case DEAUTHORIZED -> StopReason.DE_AUTHORIZED;
      case EMERGENCY_STOP -> StopReason.EMERGENCY_STOP;
      case HARD_RESET, SOFT_RESET -> StopReason.IMMEDIATE_RESET;
      case REBOOT -> StopReason.REBOOT;
      case POWER_LOSS -> StopReason.POWER_LOSS;
      case TIMEOUT -> StopReason.TIMEOUT;
      case STOPPED_BY_EV, SESSION_ENDED -> StopReason.STOPPED_BY_EV;
      case GROUND_FAULT -> StopReason.GROUND_FAULT;
      case OVERCURRENT -> StopReason.OVERCURRENT_FAULT;
      case POWER_QUALITY -> StopReason.POWER_QUALITY;
      case ENERGY_LIMIT -> StopReason.ENERGY_LIMIT_REACHED;
      case TIME_LIMIT -> StopReason.TIME_LIMIT_REACHED;
      case SOC_LIMIT -> StopReason.SOC_LIMIT_REACHED;
      case OUT_OF_CREDIT -> StopReason.LOCAL_OUT_OF_CREDIT;
      case UNLOCK_COMMAND, FAULT -> StopReason.OTHER;
    };
  }

  /** What occasions the record of it. */
  public TriggerReason trigger() {
    return trigger;
  }
}
