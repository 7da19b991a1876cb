package hitchpost.core.hardware;

/**
 * The hardware of a station, as whoever runs the station uses it. What it has to say goes to the
 * listener that it was made with, also before a call returns. Safe for use by several threads; no
 * method blocks, and none waits for that.
 */
public interface HardwarePort {
  void execute(HardwareCommand command);

  /** Reports everything as it is, as to a controller that has just started. */
  void describe();
}
