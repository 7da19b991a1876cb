package hitchpost.core.hardware;

/** What the plug lock of a socket reports after a command. */
public enum LockState {
  LOCKED,
  UNLOCKED,
  /** The lock was told to lock and did not. */
  LOCK_FAILED,
  /** The lock was told to unlock and did not. */
  UNLOCK_FAILED
}
