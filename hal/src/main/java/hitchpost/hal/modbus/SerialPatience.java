package hitchpost.hal.modbus;

import java.time.Duration;

/**
 * How long to wait for an answer on a serial line.
 *
 * @param firstByte for the answer to come
 * @param betweenBytes for the next byte of an answer that has begun
 * @param echo whether the adapter hands back what it sends
 */
public record SerialPatience(Duration firstByte, Duration betweenBytes, boolean echo) {
  /** What suits most devices. */
  public static final SerialPatience USUAL =
      new SerialPatience(Duration.ofMillis(500), Duration.ofMillis(100), false);

  /** The same on an adapter that hands back what it sends. */
  public SerialPatience echoing() {
    return new SerialPatience(firstByte, betweenBytes, true);
  }
}
