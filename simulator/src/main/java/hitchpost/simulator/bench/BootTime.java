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

  @Override
  public String name() {
    return "boot";
  }

  /** One start: until the answer that accepts the station was out. */
  private record Start(double wallMillis, double cpuMillis) {}

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    int count = quick ? 5 : 15;
    Start first = start(directory, List.of());
    List<Start> starts = starts(directory, count, List.of());
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("accepted, empty storage", first.wallMillis()));
    figures.add(figure("accepted, quickest", wall(starts)[0]));
    figures.add(figure("accepted, median", Latencies.median(wall(starts))).aiming("<= 400 ms"));
    figures.add(figure("accepted, slowest", wall(starts)[count - 1]));
    figures.add(figure("processor time until then", cpu(starts)));
    if (Child.hasStartUpCache()) {
      List<Start> without = starts(directory, count, List.of("-XX:AOTMode=off"));
      figures.add(figure("median without start-up cache", Latencies.median(wall(without))));
      figures.add(figure("processor time without", cpu(without)));
    }
    return figures;
  }

  private Figure figure(String name, double millis) {
    return Figure.of(name(), name, millis, "ms");
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

  private static Start start(Path directory, List<String> options) {
    var accepted = new CountDownLatch(1);
    try (var server = notifying(accepted)) {
      long begun = System.nanoTime();
      try (var station = station(directory, options, server)) {
        Waiting.until("the station is accepted", SECONDS, accepted);
        return new Start((System.nanoTime() - begun) / 1e6, station.cpuMillis());
      }
    }
  }

  /** A server that counts down when it has accepted a station. */
  static AnsweringServer notifying(CountDownLatch accepted) {
    return new AnsweringServer((path, action) -> {
      if (action.equals("BootNotification")) {
        accepted.countDown();
      }
    });
  }

  static Child station(Path directory, List<String> options, AnsweringServer server) {
    List<String> arguments =
        List.of(
            "simulate",
            "--csms",
            server.url().toString(),
            "--id",
            "CP1",
            "--storage",
            directory.resolve("storage").toString());
    return Child.start(directory.resolve("output.txt"), options, Main.class.getName(), arguments);
  }
}
