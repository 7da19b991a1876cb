package hitchpost.hal.safety;

import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.safety.SafetyLimits.ThermalLimits;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How much current the temperatures allow. */
final class Thermal {
  private final ThermalLimits limits;
  private final Map<String, OptionalInt> sensors = new TreeMap<>();

  /** The hottest sensor, followed upwards at once and downwards with the lag. */
  private int heat = Integer.MIN_VALUE;

  Thermal(ThermalLimits limits) {
    this.limits = limits;
  }

  void seen(String sensor, OptionalInt deciCelsius) {
    sensors.put(sensor, deciCelsius);
    int hottest =
        sensors.values().stream().flatMapToInt(OptionalInt::stream).max().orElse(Integer.MIN_VALUE);
    if (hottest > Integer.MIN_VALUE) {
      heat = Math.max(hottest, Math.min(heat, hottest + limits.lag()));
    }
  }

  /** Whether it is too hot for any current. */
  boolean tooHot() {
    return heat >= limits.stop();
  }

  /** Whether a sensor is silent without which nothing may be offered. */
  boolean blind() {
    return limits.blindMilliAmperes() < CurrentOffer.LEAST_MILLI_AMPERES && silent();
  }

  /** Most that may be offered, of what the board can. */
  int milliAmperes(int most) {
    int allowed = silent() ? Math.min(most, limits.blindMilliAmperes()) : most;
    int least = CurrentOffer.LEAST_MILLI_AMPERES;
    if (heat <= limits.derate() || most <= least) {
      return allowed;
    }
    if (heat >= limits.least()) {
      return Math.min(allowed, least);
    }
    long span = (long) most - least;
    long fall = span * (heat - limits.derate()) / (limits.least() - limits.derate());
    return Math.min(allowed, Math.toIntExact(most - fall));
  }

  private boolean silent() {
    return sensors.values().stream().anyMatch(OptionalInt::isEmpty);
  }
}
