package hitchpost.hal.contract;

import hitchpost.hal.device.EnergyMeter;

/** What a tester can do to a meter. */
public interface MeterRig extends DeviceRig<EnergyMeter> {
  /** What the display of the meter shows. */
  long shownMilliWattHours();

  /** Lets at least 1 kWh flow through it. */
  void energyFlows();
}
