package hitchpost.simulator.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A socket at the lines of a GPIO chip, an ABB B23 behind Modbus TCP, and a reader. */
class GpioPost implements AutoCloseable {
  static final int CONTACTOR = 17;
  static final int LOCK_CLOSE = 20;
  static final int LOCK_OPEN = 21;
  static final int IMPORT = 0x5000;
  static final int HERTZ = 0x5B2C;

  private static final int MIRROR = 27;
  private static final int CONNECTED = 5;
  private static final int READY = 6;
  private static final int LOCKED = 19;
  private static final int EMERGENCY_STOP_CLOSED = 22;

  /** Words of the register. */
  private static final int LONG = 4;

  final CardReader cards;
  private final String chip;
  private final GpioLines lines;
  private final Path pwm;
  private final MeterRegisters meter;

  /**
   * Wires it; nothing is plugged in.
   *
   * @param chip what the station file calls the chip of the lines
   * @param pwm folder of the PWM chip of the pilot
   */
  GpioPost(Path folder, String chip, GpioLines lines, Path pwm, MeterRegisters meter) {
    this.chip = chip;
    this.lines = lines;
    this.pwm = pwm;
    this.meter = meter;
    lines.drive(MIRROR, true);
    lines.drive(EMERGENCY_STOP_CLOSED, true);
    lines.follow(CONTACTOR, on -> lines.drive(MIRROR, !on));
    lines.follow(LOCK_CLOSE, on -> lines.drive(LOCKED, on || locked()));
    lines.follow(LOCK_OPEN, on -> lines.drive(LOCKED, !on && locked()));
    meter.set(HERTZ, 5_000, 1);
    cards = new CardReader(folder);
  }

  /**
   * As in docs/wiring.md.
   *
   * @param without options that are left out
   */
  String file(String... without) {
    String file =
        """
        hardware:
          buses:
            - {name: net, tcp: "%s"}
            - {name: card-line, serial: "%s"}
          devices:
            - name: post
              type: gpio-board
              chip: "%s"
              contactor: 17
              mirror: 27
              connected: 5
              ready: 6
              lockClose: 20
              lockOpen: 21
              locked: 19
              emergencyStopClosed: 22
              pwmChip: "%s"
              socket: true
            - {name: meter, type: modbus-meter, bus: net, model: abb-b23}
            - {name: cards, type: line-rfid, bus: card-line}
        evses:
          - connectors: [{type: sType2}]
            hardware: {board: post, meter: meter, lock: post.lock, onMeterLoss: stop}
        """
            .formatted(meter.address(), cards.path(), chip, pwm);
    return file.lines()
        .filter(line -> Arrays.stream(without).noneMatch(line::contains))
        .collect(Collectors.joining("\n"));
  }

  /** A car that begins to charge when it is offered current, as the generator tells by lines. */
  void plugCar() {
    lines.drive(CONNECTED, true);
  }

  void unplugCar() {
    lines.drive(READY, false);
    lines.drive(CONNECTED, false);
  }

  /** Whether the pilot offers current. */
  boolean offers() {
    try {
      String duty = Files.readString(pwm.resolve("pwm0/duty_cycle")).strip();
      return !duty.isEmpty() && Long.parseLong(duty) < 1_000_000 && Long.parseLong(duty) > 0;
    } catch (NoSuchFileException notTakenYet) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void carIsReady(boolean ready) {
    lines.drive(READY, ready);
  }

  boolean charges() {
    return lines.high(CONTACTOR);
  }

  boolean locked() {
    return lines.high(LOCKED);
  }

  void pressEmergencyStop(boolean pressed) {
    lines.drive(EMERGENCY_STOP_CLOSED, !pressed);
  }

  /** Moves the register of the meter, in its steps of 10 Wh. */
  void importSteps(long register) {
    meter.set(IMPORT, register, LONG);
  }

  /** What the register of the meter holds, in its steps. */
  long importSteps() {
    long register = 0;
    for (int word = 0; word < LONG; word++) {
      register = register << 16 | meter.get(IMPORT + word);
    }
    return register;
  }

  /** What the register of the meter holds, in Wh. */
  long wattHours() {
    return importSteps() * 10;
  }

  @Override
  public void close() {
    cards.close();
    try {
      meter.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
