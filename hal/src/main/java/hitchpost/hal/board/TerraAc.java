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

/** ABB Terra AC, told by its Modbus interface; numbers of 32 bits have their high word first. */
final class TerraAc implements BoardModel {
  private static final int FIRST = 0x4000;
  private static final int WORDS = 0x10;
  private static final int FIRMWARE = 0x04;
  private static final int RATED = 0x06;
  private static final int ERROR = 0x08;
  private static final int STATUS = 0x0C;
  private static final int LIMIT = 0x0E;
  private static final int SET_LIMIT = 0x4100;
  private static final int STOPPED = 5;
  private static final Duration FEEDBACK = Duration.ofSeconds(5);

  /** Without a poll for so long it falls back to a current of its own. */
  private static final Duration WATCHDOG = Duration.ofSeconds(30);

  private final BoardWiring wiring;
  private int ratedMilliAmperes;

  TerraAc(BoardWiring wiring) {
    this.wiring = wiring;
    this.ratedMilliAmperes = wiring.maxMilliAmperes();
  }

  @Override
  public BoardCapabilities capabilities() {
    return new BoardCapabilities(
        CurrentOffer.LEAST_MILLI_AMPERES,
        Math.min(wiring.maxMilliAmperes(), ratedMilliAmperes),
        100,
        wiring.phases(),
        false,
        wiring.socket(),
        false,
        false,
        true,
        WATCHDOG,
        FEEDBACK);
  }

  @Override
  public DeviceInfo identify(Registers registers, String address) {
    int[] all = registers.read(Table.HOLDING, FIRST, WORDS);
    long rated = number(all, RATED);
    if (rated < CurrentOffer.LEAST_MILLI_AMPERES || rated > 80_000 || state(all) > STOPPED) {
      throw new DeviceException(
          Reason.STRANGER, "this is no Terra AC: its rated current would be " + rated + " mA");
    }
    ratedMilliAmperes = (int) rated;
    String serial = Long.toHexString(number(all, 0) << 32 | number(all, 2));
    String firmware = version(all);
    return new DeviceInfo("ABB", "Terra AC", serial, firmware, address);
  }

  private static String version(int[] all) {
    return (all[FIRMWARE] >> 8) + "." + (all[FIRMWARE] & 0xFF) + "." + (all[FIRMWARE + 1] >> 8);
  }

  private static long number(int[] all, int at) {
    return (long) all[at] << 16 | all[at + 1];
  }

  private static int state(int[] all) {
    return all[STATUS + 1] >> 8 & 0x7F;
  }

  @Override
  public Seen look(Registers registers) {
    int[] all = registers.read(Table.HOLDING, FIRST, WORDS);
    int state = state(all);
    Pilot pilot =
        switch (state) {
          case 0 -> Pilot.A;
          case 1, 2, STOPPED -> Pilot.B;
          case 3, 4 -> Pilot.C;
          default -> throw new DeviceException(Reason.GARBLED, "its state is " + state);
        };
    long error = number(all, ERROR);
    List<DeviceFault> faults =
        error == 0
            ? List.of()
            : List.of(
                DeviceFault.of(
                    DeviceFaultCode.BOARD,
                    "the Terra AC tells an error",
                    "0x" + Long.toHexString(error)));
    return new Seen(pilot, state == 4, (int) number(all, LIMIT), null, faults);
  }

  @Override
  public void command(Registers registers, int milliAmperes, boolean available) {
    registers.writeAll(SET_LIMIT, milliAmperes >> 16, milliAmperes & 0xFFFF);
  }
}
