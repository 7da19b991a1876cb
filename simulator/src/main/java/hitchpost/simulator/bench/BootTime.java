package hitchpost.simulator.bench;

import hitchpost.simulator.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** How long after the start of its process a station is accepted by its CSMS. */
final class BootTime implements Benchmark {
  private static final int SECONDS = 60;
  private static final int LONGEST_MILLIS = 400;
  private static final int WITHOUT_CACHE = 5;

  @Override
  public String name() {
    return "boot";
  }

  /** One start: until the answer that accepts the station was out. */
  record Start(double wallMillis, double cpuMillis) {}

  @Override
  public String summary() {
    return "from the start of the process until a CSMS has accepted the station";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    int count = quick ? 5 : 11;
    Start first = start(directory, List.of());
    List<Start> starts = starts(directory, count, List.of());
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("median of " + count, median(starts)).aiming(Aim.atMost(LONGEST_MILLIS)));
    figures.add(figure("quickest", wall(starts)[0]));
    figures.add(figure("slowest", wall(starts)[count - 1]));
    figures.add(figure("with empty storage", first.wallMillis()));
    figures.add(figure("processor time until then", cpu(starts)));
    if (Child.hasStartUpCache()) {
      List<Start> without = starts(directory, WITHOUT_CACHE, List.of("-XX:AOTMode=off"));
      figures.add(figure("without start-up cache", median(without)));
      figures.add(figure("processor time without", cpu(without)));
    }
    return figures;
  }

  private Figure figure(String name, double millis) {
    return Figure.of(name(), name, millis, "ms");
  }

  private static double median(List<Start> starts) {
    return Latencies.median(wall(starts));
  }

  private static double[] wall(List<Start> starts) {
    return starts.stream().mapToDouble(Start::wallMillis).sorted().toArray();
  }

  private static double cpu(List<Start> starts) {
    return Latencies.median(starts.stream().mapToDouble(Start::cpuMillis).toArray());
  }

  private static List<Start> starts(Path directory, int count, List<String> options) {
    return Stream.generate(() -> start(directory, options)).limit(count).toList();
  }

  static Start start(Path directory, List<String> options, String... more) {
    var accepted = new CountDownLatch(1);
    try (var server = notifying(accepted)) {
      long begun = System.nanoTime();
      try (var station = station(directory, options, server, more)) {
        Waiting.until("the station is accepted", SECONDS, accepted);
        return new Start((System.nanoTime() - begun) / 1e6, station.cpuMillis());
      }
    }
  }

  /** A server that counts down when it has accepted a station. */
  static AnsweringServer notifying(CountDownLatch accepted) {
    return new AnsweringServer((path, action, call) -> {
      if (action.equals("BootNotification")) {
        accepted.countDown();
      }
    });
  }

  /** A simulated station as a user starts it. */
  static Child station(
      Path directory, List<String> options, AnsweringServer server, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("simulate", "--csms", server.url().toString(), "--id", "CP1"));
    arguments.addAll(List.of("--storage", directory.resolve("storage").toString()));
    arguments.addAll(List.of(more));
    return Child.start(directory.resolve("output.txt"), options, Main.class.getName(), arguments);
  }
}
