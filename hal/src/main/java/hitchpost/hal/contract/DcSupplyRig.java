package hitchpost.hal.contract;

import hitchpost.hal.device.DcPowerSupply;

/** What a tester can do to a supply of direct current, and measure at its output. */
public interface DcSupplyRig extends DeviceRig<DcPowerSupply> {
  /** Connects a resistor to the output; 0 takes it off. */
  void load(int milliOhms);

  /** What stands at the output. */
  int milliVolts();

  /** What flows out of it. */
  int milliAmperes();

  /** Breaks something inside, or mends it; false where nobody can. */
  boolean fail(boolean broken);

  /** How far output and measurement may be wrong, in thousandths of the value. */
  default int tolerancePermille() {
    return 10;
  }
}
