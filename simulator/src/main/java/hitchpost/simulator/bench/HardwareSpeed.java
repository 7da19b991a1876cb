package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What real hardware costs: a serial line with a board and a meter that answer at once. */
final class HardwareSpeed implements Benchmark {
  private static final int SECONDS = 60;

  /** Until a start has been compiled and its memory given back. */
  private static final int SETTLING_MILLIS = 12_000;

  private static final double READ_MICROS = 300;
  private static final double UNPLUG_MILLIS = 10;
  private static final double IDLE_PERCENT = 2;
  private static final double BOOT_MILLIS = 800;
  private static final double MEGABYTES = 80;

  @Override
  public String name() {
    return "hardware";
  }

  @Override
  public String summary() {
    return "Modbus on a pseudo terminal, and a station that polls a board and a meter";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    List<Figure> figures = new ArrayList<>();
    line(directory, quick, figures);
    station(directory, quick, figures);
    return figures;
  }

  private void line(Path directory, boolean quick, List<Figure> figures) {
    String warmUp = quick ? "500" : "2000";
    String count = quick ? "1000" : "5000";
    Findings found =
        Child.measure(
            directory,
            List.of(),
            List.of(name(), "ws://127.0.0.1", directory.toString(), warmUp, count));
    figures.add(
        micros("read of 76 registers, median", found, "read.p50").aiming(Aim.atMost(READ_MICROS)));
    figures.add(micros("99th percentile", found, "read.p99"));
    figures.add(micros("as who asked sees it, median", found, "call.p50"));
    figures.add(micros("as who asked sees it, 99th percentile", found, "call.p99"));
    unplug("unplug noticed in a read", "unplug.read", found, figures);
    unplug("unplug noticed between polls", "unplug.rest", found, figures);
  }

  private Figure micros(String title, Findings found, String key) {
    return Figure.of(name(), title, found.get(key), "us");
  }

  private void unplug(String title, String key, Findings found, List<Figure> figures) {
    Aim aim = Aim.atMost(UNPLUG_MILLIS);
    figures.add(millis(title + ", median", found, key + ".p50").aiming(aim));
    figures.add(millis(title + ", slowest", found, key + ".most"));
  }

  private Figure millis(String title, Findings found, String key) {
    return Figure.of(name(), title, found.get(key) / 1e3, "ms");
  }

  private void station(Path directory, boolean quick, List<Figure> figures) {
    int count = quick ? 3 : 11;
    double[] millis = new double[count];
    double[] cpu = new double[count];
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      int start = i;
      millis[i] =
          live(
              directory,
              station -> {
                cpu[start] = station.cpuMillis();
                if (last) {
                  idle(station, quick ? 5_000 : 20_000, figures);
                }
              });
    }
    String title = "boot accepted, median of " + count;
    figures.add(
        Figure.of(name(), title, Latencies.median(millis), "ms").aiming(Aim.atMost(BOOT_MILLIS)));
    figures.add(Figure.of(name(), "processor time until then", Latencies.median(cpu), "ms"));
  }

  /** Starts a station, and gives the milliseconds until a CSMS has accepted it. */
  private static double live(Path directory, Consumer<Child> then) {
    var accepted = new CountDownLatch(1);
    try (var server = BootTime.notifying(accepted);
        var wired = new WiredStation(directory, server.url(), false)) {
      long begun = System.nanoTime();
      try (var station = wired.start(List.of())) {
        Waiting.until("the station is accepted", SECONDS, accepted);
        double millis = (System.nanoTime() - begun) / 1e6;
        then.accept(station);
        return millis;
      }
    }
  }

  private void idle(Child station, int millis, List<Figure> figures) {
    Waiting.millis(SETTLING_MILLIS);
    figures.add(processorTime(station, millis).aiming(Aim.atMost(IDLE_PERCENT)));
    ProcessLook.at(station.pid())
        .map(look -> Figure.of(name(), "its resident memory", look.residentMegabytes(), "MB"))
        .ifPresent(figure -> figures.add(figure.aiming(Aim.atMost(MEGABYTES))));
  }

  private Figure processorTime(Child station, int millis) {
    double before = station.cpuMillis();
    long begun = System.nanoTime();
    Waiting.millis(millis);
    double passed = (System.nanoTime() - begun) / 1e6;
    return Figure.of(
        name(), "idle station, of a core", 100 * (station.cpuMillis() - before) / passed, "%");
  }
}
