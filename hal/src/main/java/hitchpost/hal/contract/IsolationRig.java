package hitchpost.hal.contract;

import hitchpost.hal.device.IsolationMonitor;

/** What a tester can do to a monitor of isolation. */
public interface IsolationRig extends DeviceRig<IsolationMonitor> {
  /** Connects a resistor between the output and earth. */
  void isolation(int ohms);

  /** Breaks the monitor so that it measures no more; false where nobody can. */
  boolean breakMonitor();

  /** From here downwards it tells a fault. */
  int faultOhms();

  /** How far it may be wrong, in hundredths of the value; 15 is what IEC 61557-8 allows. */
  default int tolerancePercent() {
    return 15;
  }
}
