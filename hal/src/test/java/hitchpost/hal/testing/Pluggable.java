package hitchpost.hal.testing;

import hitchpost.hal.device.HalClock;

/** The far end of a line, which somebody can pull out. */
public interface Pluggable extends AutoCloseable {
  /** Breaks the line. */
  void unplugLink();

  /** Restores it. */
  void plugLink();

  /** The time in which its driver lives. */
  default HalClock clock() {
    return HalClock.SYSTEM;
  }

  /** Stops everything, the driver as well. */
  @Override
  void close();
}
