package hitchpost.simulator.bench;

import hitchpost.simulator.bench.WiredStation.Car;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a station costs whose RS-485 adapter is pulled again and again while a car charges. */
final class Replugs implements Benchmark {
  private static final int ALL = 1_000;
  private static final int QUICK = 50;

  /** Until a start has been compiled, and threads that only it needed are gone. */
  private static final int SETTLING_MILLIS = 12_000;

  /** Shorter than a station waits before it looks for the adapter. */
  private static final int GAP_MILLIS = 100;

  private static final int LOOK_MILLIS = 10;

  /** The meter is polled once a second. */
  private static final int POLLED_MILLIS = 2_500;

  private static final int SECONDS = 30;
  private static final double PERCENT = 5;
  private static final float BEGIN = 1;
  private static final float END = 2.125F;
  private static final int SOLD_WATT_HOURS = 1_125;
  private static final Pattern METER = Pattern.compile("\"meter(?:Start|Stop)\":(\\d+)");

  private final AwaitedCalls calls = new AwaitedCalls();
  private final Queue<Integer> registers = new ConcurrentLinkedQueue<>();

  @Override
  public String name() {
    return "replugs";
  }

  @Override
  public String summary() {
    return "the adapter of board and meter pulled in mid-session, 1 000 times in half an hour";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    registers.clear();
    try (var server = new AnsweringServer(this::answered);
        var wired = new WiredStation(directory, server.url(), false);
        var station = wired.start(List.of())) {
      begin(server, wired);
      Waiting.millis(SETTLING_MILLIS);
      List<Figure> figures = replugs(station, wired, quick ? QUICK : ALL);
      end(wired);
      return figures;
    }
  }

  private void answered(String path, String action, String call) {
    METER
        .matcher(call)
        .results()
        .map((MatchResult found) -> Integer.valueOf(found.group(1)))
        .forEach(registers::add);
    calls.answered(path, action, call);
  }

  private void begin(AnsweringServer server, WiredStation wired) {
    calls.await("BootNotification");
    wired.car(Car.CONNECTED);
    server.call(
        WiredStation.PATH, "RemoteStartTransaction", "{\"idTag\":\"04A2B3C4\",\"connectorId\":1}");
    calls.await("StartTransaction");
    wired.car(Car.CHARGING);
    calls.await("MeterValues");
  }

  private List<Figure> replugs(Child station, WiredStation wired, int count) {
    var back = new Latencies(count);
    int threads = threads(station);
    double cpu = station.cpuMillis();
    long begun = System.nanoTime();
    for (int i = 1; i <= count; i++) {
      Runnable plug = wired.unplug();
      wired.kilowattHours(BEGIN + i / 1024F);
      Waiting.millis(GAP_MILLIS);
      plug.run();
      back.add(untilAsked(wired));
    }
    double passed = (System.nanoTime() - begun) / 1e6;
    cpu = station.cpuMillis() - cpu;
    return List.of(
        figure("adapter pulled, and plugged in again", count, "times"),
        figure("board and meter polled again, median", back.micros(50) / 1e3, "ms"),
        figure("slowest", back.micros(100) / 1e3, "ms"),
        figure("processor time, of a core", 100 * cpu / passed, "%").aiming(Aim.atMost(PERCENT)),
        figure("threads, beside those at first", threads(station), "")
            .against(threads)
            .aiming(Aim.ratioAtMost(1)));
  }

  private Figure figure(String title, double value, String unit) {
    return Figure.of(name(), title, value, unit);
  }

  private static int threads(Child station) {
    Optional<ProcessLook> look = ProcessLook.at(station.pid());
    return look.map(ProcessLook::threads).orElse(0);
  }

  /** Nanoseconds until the station is at board and meter again. */
  private static long untilAsked(WiredStation wired) {
    long begun = System.nanoTime();
    while (!wired.asked()) {
      if (System.nanoTime() - begun > SECONDS * 1_000_000_000L) {
        throw new BenchException("the station does not look at board and meter any more");
      }
      Waiting.millis(LOOK_MILLIS);
    }
    return System.nanoTime() - begun;
  }

  /** The car leaves; what is billed is what the register moved, in one transaction. */
  private void end(WiredStation wired) {
    wired.kilowattHours(END);
    Waiting.millis(POLLED_MILLIS);
    wired.car(Car.GONE);
    calls.await("StopTransaction");
    List<Integer> told = List.copyOf(registers);
    if (told.size() != 2 || told.getLast() - told.getFirst() != SOLD_WATT_HOURS) {
      throw new BenchException("billed are " + told + ", sold were " + SOLD_WATT_HOURS + " Wh");
    }
  }
}
