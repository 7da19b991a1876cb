package hitchpost.simulator.ports;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.loop.Loop;
import hitchpost.hal.loop.LoopDevice;

/** A simulated device at the end of a line that somebody can pull. */
abstract class SimulatedDevice extends LoopDevice {
  private static final String PULLED = "the line is pulled";

  private volatile boolean started;
  private volatile boolean pulled;

  /** A device that has not been started. */
  SimulatedDevice(String name, Loop loop) {
    super(name, "simulated", loop);
  }

  /** Begins to live, once. */
  abstract void begin();

  /** Somebody reaches it from now on. */
  abstract void found();

  /** Nobody reaches it from now on; it goes on without. */
  abstract void lost(String why);

  @Override
  public final void start() {
    loop.post(() -> {
      if (!started) {
        started = true;
        linkChanged();
        begin();
      }
    });
  }

  /** Pulls the line to it, or puts it back. */
  public final void pull(boolean out) {
    loop.post(() -> {
      pulled = out;
      if (started) {
        linkChanged();
      }
    });
  }

  private void linkChanged() {
    if (pulled) {
      health().lost(PULLED);
      lost(PULLED);
    } else {
      health().answered();
      found();
    }
  }

  final boolean reached() {
    return started && !pulled;
  }

  /** For whoever wants something of it that is not reached. */
  final DeviceException gone() {
    return new DeviceException(Reason.UNREACHABLE, name() + " is not reached");
  }
}
