package hitchpost.hal.contract;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;

/**
 * What a tester can do to a device.
 *
 * @param <D> its port
 */
public interface DeviceRig<D extends Device> extends AutoCloseable {
  /** The device, not started; always the same for one rig. */
  D device();

  /** Breaks the line to the device, or takes its supply. */
  void unplugLink();

  /** Restores what {@link #unplugLink} broke. */
  void plugLink();

  /** The time in which checks wait; that of a virtual device passes while somebody parks in it. */
  default HalClock clock() {
    return HalClock.SYSTEM;
  }

  /** Takes everything apart; the device has been closed before. */
  @Override
  void close();
}
