package hitchpost.hal.openevse;

import java.time.Duration;

/**
 * What the station file says of a board, because the board cannot.
 *
 * @param phases of the supply, 1 or 3
 * @param socket whether a loose cable is plugged in
 * @param answer a board answers within 50 ms, and never after this
 * @param statusPoll how often the board is asked what it does; it tells changes by itself as well
 * @param meterPoll how often current and energy are read
 * @param temperaturePoll how often its sensors are read
 * @param watchdog silence after which a board with a watchdog stops, whole seconds
 */
public record OpenEvseSettings(
    int phases,
    boolean socket,
    Duration answer,
    Duration statusPoll,
    Duration meterPoll,
    Duration temperaturePoll,
    Duration watchdog) {
  /** One phase, a fixed cable. */
  public static final OpenEvseSettings USUAL =
      new OpenEvseSettings(
          1,
          false,
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  public OpenEvseSettings {
    if (phases != 1 && phases != 3) {
      throw new IllegalArgumentException("a board has 1 phase or 3, not " + phases);
    }
  }
}
