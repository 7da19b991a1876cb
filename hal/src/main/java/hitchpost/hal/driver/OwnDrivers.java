package hitchpost.hal.driver;

import hitchpost.hal.board.BoardType;
import hitchpost.hal.gpio.LinuxGpioChip;
import java.util.List;

/** The drivers of the program. */
final class OwnDrivers {
  private OwnDrivers() {}

  static List<Driver> all() {
    return List.of(
        new OpenEvseDriver(),
        new ModbusBoardDriver(
            BoardType.EVSE_DIN, "evse-din", "EVSE-WB-DIN (Simple-EVSE) on RS-485"),
        new ModbusBoardDriver(
            BoardType.PHOENIX_EM, "phoenix-em", "Phoenix Contact EM-CP-PP-ETH on the network"),
        new ModbusBoardDriver(
            BoardType.TERRA_AC, "terra-ac", "ABB Terra AC by its Modbus interface"),
        new GpioDriver(LinuxGpioChip::open),
        new MeterDriver(),
        ReaderDriver.LINES,
        ReaderDriver.KEYBOARD,
        ReaderDriver.PN532,
        ReaderDriver.PCSC,
        new TemperatureDriver());
  }
}
