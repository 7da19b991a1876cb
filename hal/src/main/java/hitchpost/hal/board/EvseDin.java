package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.Cable;
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
 * EVSE-WB-DIN, also called Simple-EVSE. It has no watchdog: when the bus is lost it goes on with
 * what it was told last, so an upstream contactor or the meter has to tell. Registers 1000 and
 * above are volatile; those from 2000 on wear out and are written only when they are wrong.
 */
final class EvseDin implements BoardModel {
  private static final int AMPERES = 1000;
  private static final int CONTROL = 1004;
  private static final int CONTROL_OFF = 1;
  private static final int AMPERES_AFTER_BOOT = 2000;
  private static final int SETTINGS = 2005;
  private static final int SETTINGS_HUNDREDTHS = 1 << 7;

  /** A write and a poll, with the rests between; the board opens its relay with the car's state. */
  private static final Duration FEEDBACK = Duration.ofSeconds(5);

  private final BoardWiring wiring;
  private boolean hundredths;

  EvseDin(BoardWiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public BoardCapabilities capabilities() {
    return new BoardCapabilities(
        CurrentOffer.LEAST_MILLI_AMPERES,
        wiring.maxMilliAmperes(),
        hundredths ? 10 : 1_000,
        wiring.phases(),
        false,
        wiring.socket(),
        false,
        wiring.socket(),
        false,
        null,
        FEEDBACK);
  }

  @Override
  public DeviceInfo identify(Registers registers, String address) {
    int[] state = registers.read(Table.HOLDING, AMPERES, 7);
    boolean fits = state[2] >= 1 && state[2] <= 5 && state[6] >= 1 && state[6] <= 3;
    if (!fits) {
      throw new DeviceException(
          Reason.STRANGER,
          "this is no EVSE-WB-DIN: register 1002 holds " + state[2] + ", 1006 holds " + state[6]);
    }
    int[] kept = registers.read(Table.HOLDING, AMPERES_AFTER_BOOT, 6);
    hundredths = (kept[SETTINGS - AMPERES_AFTER_BOOT] & SETTINGS_HUNDREDTHS) != 0;
    return new DeviceInfo("EVSE electronics", "EVSE-WB-DIN", "", "" + state[5], address);
  }

  @Override
  public void prepare(Registers registers) {
    if (registers.read(Table.HOLDING, AMPERES_AFTER_BOOT) != 0) {
      registers.writeAll(AMPERES_AFTER_BOOT, 0);
    }
  }

  @Override
  public Seen look(Registers registers) {
    int[] state = registers.read(Table.HOLDING, AMPERES, 7);
    Pilot pilot =
        switch (state[2]) {
          case 1 -> Pilot.A;
          case 2 -> Pilot.B;
          case 3 -> Pilot.C;
          case 4 -> Pilot.D;
          default -> Pilot.E;
        };
    List<DeviceFault> faults =
        pilot == Pilot.E
            ? List.of(
                DeviceFault.of(
                    DeviceFaultCode.PILOT, "pilot or diode of the car", "state " + state[2]))
            : List.of();
    int told = hundredths ? state[0] * 10 : state[0] * 1_000;
    return new Seen(pilot, pilot.ready() && state[1] > 0, told, cable(state[3]), faults);
  }

  private Cable cable(int amperes) {
    return wiring.socket() ? Cable.ofAmperes(amperes) : Cable.NONE;
  }

  @Override
  public void command(Registers registers, int milliAmperes, boolean available) {
    registers.writeAll(AMPERES, hundredths ? milliAmperes / 10 : milliAmperes / 1_000);
    int control = registers.read(Table.HOLDING, CONTROL);
    int wanted = available ? control & ~CONTROL_OFF : control | CONTROL_OFF;
    if (wanted != control) {
      registers.writeAll(CONTROL, wanted);
    }
  }
}
