package hitchpost.hal.driver;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.SerialPatience;
import java.time.Duration;

/** Lines for drivers: what a bus of a station file is when somebody speaks on it. */
final class ModbusLines {
  private static final Duration TCP_PATIENCE = Duration.ofSeconds(1);

  private ModbusLines() {}

  /**
   * The Modbus line of a device, one for all devices on its bus.
   *
   * @param unit of the device; behind a network address a board may share it with its meter
   * @param usual how devices of this type send when they are new
   * @throws IllegalArgumentException when another device of a serial bus has this unit, or sends
   *     otherwise and the file does not say how the bus does
   */
  static ModbusBus modbus(DeviceSpec spec, int unit, String usual, Means means) {
    BusSpec bus = spec.line();
    if (bus.kind() == BusSpec.Kind.SERIAL) {
      means.claim("unit " + unit + " of " + bus.name(), spec.name());
      if (bus.line().isEmpty()) {
        means.agree(bus.name(), usual);
      }
    }
    return means.shared(bus.name(), ModbusBus.class, () -> open(bus, usual, means));
  }

  private static ModbusBus open(BusSpec bus, String usual, Means means) {
    SerialSettings settings = settings(bus, usual);
    LinkSource source = means.watched(bus.name(), source(bus, settings));
    return switch (bus.kind()) {
      case SERIAL -> ModbusBus.serial(source, settings, SerialPatience.USUAL, HalClock.SYSTEM);
      case TCP -> ModbusBus.tcp(source, TCP_PATIENCE, HalClock.SYSTEM);
    };
  }

  private static SerialSettings settings(BusSpec bus, String usual) {
    return SerialSettings.parse(bus.line().isEmpty() ? usual : bus.line());
  }

  /** Where to open a bus. */
  static LinkSource source(BusSpec bus, SerialSettings settings) {
    return switch (bus.kind()) {
      case SERIAL -> SerialLink.at(bus.address(), settings);
      case TCP -> {
        int colon = bus.address().lastIndexOf(':');
        yield TcpLink.at(
            bus.address().substring(0, colon),
            Integer.parseInt(bus.address().substring(colon + 1)));
      }
    };
  }

  /** Where to open a bus whose devices send like this when they are new. */
  static LinkSource source(BusSpec bus, String usual, Means means) {
    return means.watched(bus.name(), source(bus, settings(bus, usual)));
  }
}
