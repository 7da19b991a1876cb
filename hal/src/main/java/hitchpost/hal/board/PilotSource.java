package hitchpost.hal.board;

import hitchpost.hal.sysfs.IioVoltage;

/** Where the state of the control pilot is read. */
public sealed interface PilotSource {
  /** Lines of the generator: {@link GpioLine#CONNECTED}, READY and, if wired, the others. */
  record Lines() implements PilotSource {}

  /**
   * A voltage that stands for the high level of the pilot.
   *
   * @param factorPermille pilot volts for one volt at the converter, in thousandths
   * @param offsetMilliVolts to be added then
   */
  record Voltage(IioVoltage input, int factorPermille, int offsetMilliVolts)
      implements PilotSource {
    /**
     * The level of the pilot.
     *
     * @throws hitchpost.hal.device.DeviceException when it cannot be read, with the reason
     */
    int milliVolts() {
      return (int) ((long) input.milliVolts() * factorPermille / 1_000) + offsetMilliVolts;
    }
  }
}
