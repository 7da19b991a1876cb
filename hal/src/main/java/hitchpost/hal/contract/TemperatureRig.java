package hitchpost.hal.contract;

import hitchpost.hal.device.TemperatureSensor;

/** What a tester can do to a temperature sensor. */
public interface TemperatureRig extends DeviceRig<TemperatureSensor> {
  /** Heats or cools it, also while nobody can reach it. */
  void bring(int deciCelsius);

  /** Breaks the sensor behind the electronics that read it; false where nobody can. */
  boolean breakSensor();

  /** How far it may be wrong. */
  default int toleranceDeciCelsius() {
    return 1;
  }
}
