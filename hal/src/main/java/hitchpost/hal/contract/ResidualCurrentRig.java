package hitchpost.hal.contract;

import hitchpost.hal.device.ResidualCurrentMonitor;

/** What a tester can do to a monitor of residual current. */
public interface ResidualCurrentRig extends DeviceRig<ResidualCurrentMonitor> {
  /** Lets a residual current flow that has to trip it, or ends it. */
  void leak(boolean flows);

  /** Takes its sense: from now on nothing trips it; false where nobody can. */
  boolean numb();

  /** Whether it can test itself. */
  default boolean testable() {
    return true;
  }
}
