package hitchpost.hal.driver;

import hitchpost.hal.board.GpioBoard;
import hitchpost.hal.board.GpioLine;
import hitchpost.hal.board.GpioSettings;
import hitchpost.hal.board.GpioWiring;
import hitchpost.hal.board.GpioWiring.Wire;
import hitchpost.hal.board.PilotSource;
import hitchpost.hal.device.Device;
import hitchpost.hal.gpio.ChipProviders;
import hitchpost.hal.gpio.GpioChip;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.loop.ThreadLoop;
import hitchpost.hal.sysfs.IioVoltage;
import hitchpost.hal.sysfs.SysfsPwm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Relays and contacts at the GPIO of a Linux board. */
public final class GpioDriver implements Driver {
  private static final int NOT_WIRED = -1;
  private static final int PILOT_PERIOD_NANOS = 1_000_000;

  private final Function<String, GpioChip> chips;

  /**
   * Drives chips that are opened like this.
   *
   * @param chips opens a chip by its device file
   */
  public GpioDriver(Function<String, GpioChip> chips) {
    this.chips = chips;
  }

  @Override
  public String type() {
    return "gpio-board";
  }

  @Override
  public String summary() {
    return "contactor, lock, RCD, lamps and buttons at GPIO lines, beside a pilot generator";
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of();
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(Option.text("chip", 200, "/dev/gpiochip0", "device file of the GPIO chip"));
    for (GpioLine line : GpioLine.values()) {
      options.add(
          Option.number(name(line), NOT_WIRED, 1023, NOT_WIRED, "number of the line, -1 = none"));
    }
    options.add(Option.text("activeLow", 400, "", "lines that are active while low, by name"));
    options.add(Option.number("maxAmperes", 6, 80, 32, "most that it may offer"));
    options.add(Option.number("phaseCount", 1, 3, 3, "phases that it switches"));
    options.add(Option.flag("socket", false, "whether a loose cable is plugged in"));
    options.add(Option.number("lockPulseMillis", 100, 2_000, 500, "how long a lock is driven"));
    options.add(Option.number("watchdogMillis", 0, 60_000, 0, "silence it bears, 0 = no watchdog"));
    options.add(Option.text("pwmChip", 200, "", "folder of the PWM chip of the pilot"));
    options.add(Option.number("pwmChannel", 0, 31, 0, "its output"));
    options.add(Option.text("adc", 200, "", "folder of the converter that reads the pilot"));
    options.add(Option.number("adcChannel", 0, 31, 0, "its input"));
    options.add(
        Option.number("adcFactorPermille", -100_000, 100_000, 1_000, "pilot volts for one volt"));
    options.add(
        Option.number("adcOffsetMilliVolts", -30_000, 30_000, 0, "added to the pilot volts"));
    return options;
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    String chip = spec.text("chip");
    GpioWiring wiring = wiring(spec);
    wiring
        .wires()
        .values()
        .forEach(wire -> means.claim("line " + wire.offset() + " of " + chip, spec.name()));
    var board =
        new GpioBoard(
            spec.name(),
            chip,
            () -> ChipProviders.context(chips.apply(chip)),
            wiring,
            settings(spec),
            new ThreadLoop("board " + spec.name()),
            Backoff.ofDevice());
    return board.devices();
  }

  private static GpioWiring wiring(DeviceSpec spec) {
    Set<String> low = new LinkedHashSet<>(List.of(spec.text("activeLow").split("[,\\s]+")));
    low.remove("");
    Map<GpioLine, Wire> wires = new EnumMap<>(GpioLine.class);
    for (GpioLine line : GpioLine.values()) {
      boolean activeLow = low.remove(name(line));
      if (spec.number(name(line)) != NOT_WIRED) {
        wires.put(line, new Wire(spec.number(name(line)), activeLow));
      }
    }
    if (!low.isEmpty()) {
      throw new IllegalArgumentException("activeLow names no line: " + low);
    }
    boolean lines = wires.containsKey(GpioLine.CONNECTED) && wires.containsKey(GpioLine.READY);
    if (lines == !spec.text("adc").isEmpty()) {
      throw new IllegalArgumentException(
          "needs either the lines connected and ready, or adc, to read the pilot");
    }
    return new GpioWiring(wires);
  }

  private static GpioSettings settings(DeviceSpec spec) {
    String adc = spec.text("adc");
    PilotSource pilot =
        adc.isEmpty()
            ? new PilotSource.Lines()
            : new PilotSource.Voltage(
                new IioVoltage(Path.of(adc), spec.number("adcChannel")),
                spec.number("adcFactorPermille"),
                spec.number("adcOffsetMilliVolts"));
    return new GpioSettings(
        spec.number("maxAmperes") * 1_000,
        spec.number("phaseCount"),
        spec.flag("socket"),
        pilot,
        pwm(spec),
        watchdog(spec.number("watchdogMillis")),
        Duration.ofMillis(spec.number("lockPulseMillis")));
  }

  private static @Nullable SysfsPwm pwm(DeviceSpec spec) {
    String chip = spec.text("pwmChip");
    return chip.isEmpty()
        ? null
        : new SysfsPwm(Path.of(chip), spec.number("pwmChannel"), PILOT_PERIOD_NANOS);
  }

  private static @Nullable Duration watchdog(int millis) {
    return millis == 0 ? null : Duration.ofMillis(millis);
  }

  /** {@code LOCK_CLOSE} is written {@code lockClose}. */
  private static String name(GpioLine line) {
    StringBuilder name = new StringBuilder();
    for (String word : line.name().toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
