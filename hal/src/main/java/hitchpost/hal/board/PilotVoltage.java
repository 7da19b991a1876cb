package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;

/** The state of a pilot by the voltage of its high level. Source: IEC 61851-1, table A.2. */
final class PilotVoltage {
  private PilotVoltage() {}

  /** The state whose nominal voltage (12, 9, 6, 3, 0, -12 V) is nearest. */
  static Pilot pilot(int milliVolts) {
    if (milliVolts >= 10_500) {
      return Pilot.A;
    }
    if (milliVolts >= 7_500) {
      return Pilot.B;
    }
    if (milliVolts >= 4_500) {
      return Pilot.C;
    }
    if (milliVolts >= 1_500) {
      return Pilot.D;
    }
    return milliVolts > -6_000 ? Pilot.E : Pilot.F;
  }
}
