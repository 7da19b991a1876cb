package hitchpost.hal.contract;

import hitchpost.hal.device.Device;

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

  /** Takes everything apart; the device has been closed before. */
  @Override
  void close();
}
