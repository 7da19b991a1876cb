package hitchpost.hal.openevse;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.openevse.RapiLine.Reply;

/**
 * What a board turned out to be when it was asked; firmware is built with or without most of it.
 *
 * @param firmware version of the firmware and of RAPI
 * @param maxAmperes what its owner allows, at most what it is built for
 * @param watchdog whether it stops by itself when nobody tells it to go on
 * @param ammeter whether it measures current
 * @param voltmeter whether it measures the voltage, which is a constant otherwise
 */
record Found(
    String firmware,
    int minAmperes,
    int maxAmperes,
    boolean watchdog,
    boolean ammeter,
    boolean voltmeter,
    boolean lock,
    boolean temperature) {
  /** What a board wants to hear before it forgives that it was not fed. */
  static final int WATCHDOG_MISSED = 165;

  /** Nothing has been asked yet. */
  static final Found NOTHING = new Found("", 6, 6, false, false, false, false, false);

  /**
   * Asks a board for everything, changing nothing.
   *
   * @throws DeviceException when what answers is no OpenEVSE board, or stops answering
   */
  static Found ask(RapiLine line) {
    Reply version = line.introduce("GV");
    if (!version.ok() || version.parameters().isEmpty()) {
      throw new DeviceException(Reason.STRANGER, "what answers there is no OpenEVSE board");
    }
    Reply range = line.ask("GC");
    Reply current = line.ask("GG");
    return new Found(
        String.join(", RAPI ", version.parameters()),
        (int) range.number(0),
        // boards of long ago tell two numbers only
        (int) range.number(range.parameters().size() > 3 ? 3 : 1),
        line.ask("GY").ok(),
        current.ok() && current.number(0) >= 0,
        line.ask("GM").ok(),
        line.ask("G5").ok(),
        line.ask("GP").ok());
  }
}
