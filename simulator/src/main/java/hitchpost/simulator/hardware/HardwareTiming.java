package hitchpost.simulator.hardware;

import java.time.Duration;

/**
 * How long the parts of an EVSE take.
 *
 * @param contactor from the command until the contacts have moved
 * @param lock from the command until the bolt has moved, or has failed to
 * @param meter from the request until the reading is taken and answered
 * @param carReaction from a changed offer until a drawing car follows; IEC 61851-1 allows 5 s
 */
public record HardwareTiming(
    Duration contactor, Duration lock, Duration meter, Duration carReaction) {
  /** What common parts take. */
  public static final HardwareTiming TYPICAL =
      new HardwareTiming(
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofSeconds(1));

  /** Every part answers within the call that commands it; only cars take their time. */
  public static final HardwareTiming IMMEDIATE =
      new HardwareTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));

  public HardwareTiming {
    requireNotNegative(contactor, "contactor");
    requireNotNegative(lock, "lock");
    requireNotNegative(meter, "meter");
    requireNotNegative(carReaction, "carReaction");
  }

  private static void requireNotNegative(Duration duration, String name) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " is negative: " + duration);
    }
  }
}
