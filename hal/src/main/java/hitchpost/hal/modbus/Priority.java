package hitchpost.hal.modbus;

import java.time.Duration;

/** Who comes first where several wait for a bus; in this order. */
public enum Priority {
  /** What holds back or lets flow. */
  CONTROL,
  /** What is only read. */
  METER;

  /** For so long the urgent may keep the others waiting, however much of it there is. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** The priority of something that has been waiting for so long. */
  Priority afterWaiting(long nanos) {
    return nanos < LONGEST_WAIT.toNanos() ? this : CONTROL;
  }
}
