package hitchpost.hal.contract;

import hitchpost.hal.device.EvseBoard;

/** What a tester can do to a board. */
public interface BoardRig extends DeviceRig<EvseBoard> {
  /** A car that wants to charge is plugged in. */
  void plugCar();

  void unplugCar();

  /** Whether power really flows, seen at the hardware and not through the driver. */
  boolean powered();

  /** Current that the pilot tells the car, seen at the hardware; 0 for none. */
  int offeredMilliAmperes();
}
