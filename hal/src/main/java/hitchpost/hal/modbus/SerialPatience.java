package hitchpost.hal.modbus;

import java.time.Duration;

/**
 * How long to wait for an answer on a serial line.
 *
 * @param firstByte for the answer to come
 * @param betweenBytes for the next byte of an answer that has begun
 */
public record SerialPatience(Duration firstByte, Duration betweenBytes) {
  /** What suits most devices. */
  public static final SerialPatience USUAL =
      new SerialPatience(Duration.ofMillis(500), Duration.ofMillis(100));
}
