package hitchpost.hal.board;

import hitchpost.hal.board.GpioWiring.Wire;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.gpio.ChipProviders;
import hitchpost.hal.gpio.MemoryGpio;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.loop.VirtualLoop;
import hitchpost.hal.sysfs.SysfsPwm;
import hitchpost.hal.testing.Pluggable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A GPIO board with all its lines, in memory and in virtual time, and what hangs on them: contactor
 * with mirror contact, bolt, residual current device, and a car.
 */
final class GpioSite implements Pluggable {
  static final int ALWAYS_HIGH = 10_000;

  private static final Duration REACTION = Duration.ofMillis(50);

  final MemoryGpio gpio = new MemoryGpio();
  final VirtualLoop loop = new VirtualLoop();
  final GpioBoard board;
  final Path pwm;
  private final Path folder;
  private boolean welded;
  private boolean carThere;
  private boolean plugged;
  private boolean jammed;
  private boolean leaking;
  private boolean numb;
  private int beeps;

  GpioSite() {
    this(new PilotSource.Lines());
  }

  GpioSite(PilotSource pilot) {
    folder = pwmFolder();
    pwm = folder.resolve("pwm0");
    Map<GpioLine, Wire> wires = new EnumMap<>(GpioLine.class);
    for (GpioLine line : GpioLine.values()) {
      wires.put(line, new Wire(line.ordinal(), line == GpioLine.RED));
    }
    wire();
    board =
        new GpioBoard(
            "gpio",
            "memory",
            () -> ChipProviders.context(gpio.open()),
            new GpioWiring(wires),
            new GpioSettings(
                32_000,
                3,
                true,
                pilot,
                new SysfsPwm(folder, 0, 1_000_000),
                Duration.ofSeconds(2),
                Duration.ofMillis(400)),
            loop,
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random(1)));
  }

  private static Path pwmFolder() {
    try {
      Path folder = Files.createTempDirectory("hitchpost-pwm");
      Path channel = Files.createDirectories(folder.resolve("pwm0"));
      for (String name : List.of("period", "duty_cycle", "enable")) {
        Files.writeString(channel.resolve(name), "0");
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void wire() {
    drive(GpioLine.MIRROR, true);
    drive(GpioLine.EMERGENCY_STOP_CLOSED, true);
    follow(GpioLine.CONTACTOR, on -> drive(GpioLine.MIRROR, !on && !welded));
    follow(GpioLine.LOCK_CLOSE, on -> bolt(on, true));
    follow(GpioLine.LOCK_OPEN, on -> bolt(on, false));
    follow(GpioLine.RCD_TEST, on -> trip(on && !numb));
    follow(GpioLine.RCD_RESET, this::reset);
    follow(GpioLine.BUZZER, on -> beeps += on ? 1 : 0);
  }

  private void bolt(boolean driven, boolean out) {
    if (driven && !jammed) {
      drive(GpioLine.LOCKED, out);
    }
  }

  private void trip(boolean now) {
    if (now) {
      drive(GpioLine.RCD_TRIPPED, true);
    }
  }

  private void reset(boolean on) {
    if (on) {
      drive(GpioLine.RCD_TRIPPED, leaking && !numb);
    }
  }

  /** It asks for power while it is offered some. */
  private void carLooks() {
    int permyriad = permyriad();
    drive(GpioLine.CONNECTED, plugged);
    drive(GpioLine.READY, plugged && permyriad > 0 && permyriad < ALWAYS_HIGH);
    loop.after(REACTION, this::carLooks);
  }

  /** A car comes, or goes; from the first one on it moves the lines of the pilot. */
  void car(boolean there) {
    plugged = there;
    if (!carThere) {
      carThere = true;
      carLooks();
    }
  }

  void weld() {
    welded = true;
  }

  void jam() {
    jammed = true;
  }

  void leak(boolean flows) {
    leaking = flows;
    trip(flows && !numb);
  }

  void numb() {
    numb = true;
  }

  int beeps() {
    return beeps;
  }

  void drive(GpioLine line, boolean high) {
    gpio.drive(line.ordinal(), high);
  }

  void follow(GpioLine line, Consumer<Boolean> follower) {
    gpio.follow(line.ordinal(), follower);
  }

  boolean is(GpioLine line) {
    return gpio.high(line.ordinal());
  }

  /** Share of high time of the pilot. */
  int permyriad() {
    return (int) (highNanos() / 100);
  }

  long highNanos() {
    try {
      return Long.parseLong(Files.readString(pwm.resolve("duty_cycle")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <D extends Device> D part(String name, Class<D> type) {
    return board.devices().stream()
        .filter(device -> device.name().equals("gpio." + name))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public HalClock clock() {
    return loop.passing();
  }

  @Override
  public void unplugLink() {
    gpio.unplug();
  }

  @Override
  public void plugLink() {
    gpio.plug();
  }

  @Override
  public void close() {
    board.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
