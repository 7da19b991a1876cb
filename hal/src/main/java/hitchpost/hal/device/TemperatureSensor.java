package hitchpost.hal.device;

import java.util.Optional;

/** Measures a temperature. */
public interface TemperatureSensor extends Device {
  /** The last reading, empty for none that can be believed. */
  Optional<Temperature> latest();

  /**
   * A temperature.
   *
   * @param deciCelsius tenths of a degree
   * @param nanos monotonic time of the reading
   */
  record Temperature(int deciCelsius, long nanos) {}
}
