package hitchpost.core.transaction;

/** Why a transaction ended; the dialect knows the version's word for it. */
public enum StopCause {
  /** The driver stopped it at the station. */
  LOCAL,
  REMOTE,
  EV_DISCONNECTED,
  DEAUTHORIZED,
  EMERGENCY_STOP,
  /** A reboot that waits for nothing. */
  HARD_RESET,
  SOFT_RESET,
  /** The controller restarted by itself. */
  REBOOT,
  POWER_LOSS,
  UNLOCK_COMMAND,
  /** A fault made charging impossible. */
  FAULT
}
