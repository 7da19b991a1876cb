package hitchpost.hal.contract;

import hitchpost.hal.device.Indicator;

/** What a tester can see of lights. */
public interface IndicatorRig extends DeviceRig<Indicator> {
  /** Whether anything shines now. */
  default boolean lit() {
    return !appearance().isEmpty();
  }

  /** What shines now, such as the names of the lamps; empty for nothing. */
  String appearance();

  /** How often it has sounded, -1 where there is nothing that sounds. */
  int beeps();
}
