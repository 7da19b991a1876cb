package hitchpost.station.run;

import hitchpost.core.hardware.HardwareCommand;

/**
 * The hardware of a station, as the station's runner uses it. What it has to say goes to {@link
 * StationRunner#hardware}, also before a call returns. Safe for use by several threads; no method
 * blocks, and none waits for that.
 */
public interface HardwarePort {
  void execute(HardwareCommand command);

  /** Reports everything as it is, as to a controller that has just started. */
  void describe();
}
