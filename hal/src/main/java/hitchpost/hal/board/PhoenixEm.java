package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.Table;
import java.time.Duration;
import java.util.List;

/**
 * Phoenix Contact EM-CP-PP-ETH. What it measures with a meter of its own is read by the profile
 * {@code phoenix-em-cp-pp-eth}.
 */
final class PhoenixEm implements BoardModel {
  private static final int STATUS = 100;
  private static final int AMPERES = 300;
  private static final int ENABLE = 400;
  private static final int MOST_AMPERES = 32;
  private static final Duration FEEDBACK = Duration.ofSeconds(5);

  private final BoardWiring wiring;

  PhoenixEm(BoardWiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public BoardCapabilities capabilities() {
    return new BoardCapabilities(
        CurrentOffer.LEAST_MILLI_AMPERES,
        Math.min(wiring.maxMilliAmperes(), MOST_AMPERES * 1_000),
        1_000,
        wiring.phases(),
        false,
        wiring.socket(),
        false,
        false,
        false,
        null,
        FEEDBACK);
  }

  @Override
  public DeviceInfo identify(Registers registers, String address) {
    int letter = status(registers);
    if (letter < 'A' || letter > 'F') {
      throw new DeviceException(
          Reason.STRANGER, "this is no EM-CP-PP-ETH: input register 100 holds " + letter);
    }
    return new DeviceInfo("Phoenix Contact", "EM-CP-PP-ETH", "", "", address);
  }

  private static int status(Registers registers) {
    return registers.read(Table.INPUT, STATUS) & 0xFF;
  }

  @Override
  public Seen look(Registers registers) {
    int letter = status(registers);
    if (letter < 'A' || letter > 'F') {
      throw new DeviceException(Reason.GARBLED, "the state of the pilot is " + letter);
    }
    Pilot pilot = Pilot.valueOf(String.valueOf((char) letter));
    boolean enabled = registers.readCoil(ENABLE);
    int told = enabled ? registers.read(Table.HOLDING, AMPERES) * 1_000 : 0;
    List<DeviceFault> faults =
        pilot == Pilot.E
            ? List.of(DeviceFault.of(DeviceFaultCode.PILOT, "the pilot is shorted", "E"))
            : List.of();
    return new Seen(pilot, pilot.ready() && enabled, told, null, faults);
  }

  @Override
  public void command(Registers registers, int milliAmperes, boolean available) {
    if (milliAmperes > 0) {
      registers.write(AMPERES, milliAmperes / 1_000);
    }
    registers.writeCoil(ENABLE, milliAmperes > 0);
  }
}
