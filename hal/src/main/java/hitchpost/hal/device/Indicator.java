package hitchpost.hal.device;

import hitchpost.core.hardware.HardwareCommand.Light;

/** Lights, and perhaps a buzzer. */
public interface Indicator extends Device {
  /**
   * Shows a state.
   *
   * @param intensityPercent 0 to 100; lights without steps are on above 0
   * @param blinks how often a blinking light blinks, 0 = without end
   */
  void show(Light light, int intensityPercent, int blinks);

  /** Sounds for a token that was read. */
  void beep();
}
