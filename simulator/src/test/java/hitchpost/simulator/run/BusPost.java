package hitchpost.simulator.run;

import hitchpost.hal.testing.FaultyLine;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.PortName;
import java.nio.file.Path;

/** EVSE-WB-DIN and Eastron SDM630 on one RS-485 line, and a reader of cards on another. */
final class BusPost implements AutoCloseable {
  private static final int BOARD = 1;
  private static final int METER = 2;
  private static final int IMPORT = 0x48;
  private static final int HERTZ = 0x46;

  final CardReader cards;
  private final PortName port;
  private final FaultyLine line = new FaultyLine();
  private final ModbusPeer devices;

  BusPost(Path folder) {
    port = new PortName(folder, "usb-rs485");
    port.leadTo(line.driverPath());
    devices =
        ModbusPeer.serial(
            line.devicePath(),
            """
            {"1": {"kind": "evse-din",
                   "holding": {"1000": 0, "1001": 0, "1002": 1, "1003": 32, "1004": 0, "1005": 18,
                               "1006": 1, "2000": 6, "2001": 1, "2002": 6, "2003": 0, "2004": 0,
                               "2005": 8192}},
             "2": {"input": %s}}
            """
                .formatted(Registers.zeros(0, 76)));
    devices.set(METER, "input", HERTZ, Registers.ofFloat(50));
    cards = new CardReader(folder);
  }

  /** As in docs/wiring.md. */
  String file() {
    return """
    hardware:
      buses:
        - {name: rs485, serial: "%s", line: 9600 8N1}
        - {name: card-line, serial: "%s"}
      devices:
        - {name: board, type: evse-din, bus: rs485, unit: 1}
        - {name: meter, type: modbus-meter, bus: rs485, model: eastron-sdm630, unit: 2}
        - {name: cards, type: line-rfid, bus: card-line}
    evses:
      - connectors: [{type: cType2}]
        hardware: {board: board, meter: meter}
    """
        .formatted(port.path(), cards.path());
  }

  /** {@code A} gone, {@code C} wants to charge. */
  void car(String state) {
    devices.car(BOARD, state);
  }

  boolean charges() {
    return devices.get(BOARD, "holding", 1002) == 3;
  }

  /** Moves the register of the meter. */
  void importKilowattHours(float register) {
    devices.set(METER, "input", IMPORT, Registers.ofFloat(register));
  }

  /** What the register of the meter holds. */
  float importKilowattHours() {
    return Registers.toFloat(
        devices.get(METER, "input", IMPORT), devices.get(METER, "input", IMPORT + 1));
  }

  /** Pulls the adapter; the devices on the bus go on. */
  void unplug() {
    line.unplug();
    port.vanish();
  }

  /**
   * Plugs an adapter in at the same place on whose bus devices of other types have these numbers.
   */
  void leadTo(FaultyLine other) {
    port.leadTo(other.driverPath());
  }

  /** Devices with the same numbers and the same registers that hold something else. */
  static String otherDevices() {
    return "{\"1\": {\"holding\": %s}, \"2\": {\"input\": %s}}"
        .formatted(Registers.zeros(1_000, 7), Registers.zeros(0, 76));
  }

  /** Puts the adapter in again; its terminal has another name. */
  void plug() {
    line.plug();
    port.leadTo(line.driverPath());
  }

  @Override
  public void close() {
    cards.close();
    devices.close();
    line.close();
    port.vanish();
  }
}
