package hitchpost.hal.sysfs;

/**
 * An output with a share of high time in each period, for the control pilot or a lamp.
 *
 * <p>Every call fails with a {@link hitchpost.hal.device.DeviceException} that says why.
 */
public interface PwmOutput {
  /**
   * Takes the output and begins with a share of high time.
   *
   * @param permyriad 0 = always low to 10 000 = always high
   */
  void open(int permyriad);

  /**
   * Sets the share of high time.
   *
   * @param permyriad 0 = always low to 10 000 = always high
   */
  void high(int permyriad);
}
