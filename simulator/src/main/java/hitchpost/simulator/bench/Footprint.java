package hitchpost.simulator.bench;

import hitchpost.simulator.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Memory and threads of a process with one station and of one with many. */
final class Footprint implements Benchmark {
  private static final int MANY = 200;
  private static final int SECONDS = 120;
  private static final int SETTLING_MILLIS = 12_000;

  /** Threads that all stations share may be more when there is more to do. */
  private static final int SHARED_THREADS = 8;

  private static final Aim MEMORY = Aim.atMost(70);
  private static final List<String> SMALL_HEAP = List.of("-Xmx64m");

  @Override
  public String name() {
    return "footprint";
  }

  @Override
  public String summary() {
    return "memory with -Xmx64m and threads, of one station and of " + MANY;
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    if (ProcessLook.at(ProcessHandle.current().pid()).isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    int threads = one(directory, quick ? 500 : 3000, figures);
    many(directory, threads, figures);
    return figures;
  }

  private int one(Path directory, int calls, List<Figure> figures) {
    var accepted = new CountDownLatch(1);
    try (var server = BootTime.notifying(accepted);
        var station = BootTime.station(directory, SMALL_HEAP, server)) {
      Waiting.until("the station is accepted", SECONDS, accepted);
      ProcessLook booted = look(station);
      for (int i = 0; i < calls; i++) {
        server.call("/ocpp/CP1", "GetConfiguration", "{}");
      }
      ProcessLook loaded = look(station);
      figures.add(memory("resident memory", booted).aiming(MEMORY));
      figures.add(memory("after " + calls + " GetConfiguration", loaded).aiming(MEMORY));
      figures.add(Figure.of(name(), "most since the start", loaded.peakMegabytes(), "MB"));
      figures.add(threads("threads", booted));
      return booted.threads();
    }
  }

  private void many(Path directory, int threadsOfOne, List<Figure> figures) {
    var accepted = new CountDownLatch(MANY);
    try (var server = BootTime.notifying(accepted)) {
      Path file = stationFile(directory, server.url());
      long begun = System.nanoTime();
      try (var stations =
          Child.start(
              directory.resolve("output.txt"),
              SMALL_HEAP,
              Main.class.getName(),
              List.of("simulate", "--config", file.toString()))) {
        Waiting.until(MANY + " stations are accepted", SECONDS, accepted);
        double seconds = (System.nanoTime() - begun) / 1e9;
        ProcessLook look = look(stations);
        figures.add(memory("resident memory of " + MANY + " stations", look));
        figures.add(
            threads("threads of " + MANY + " stations", look)
                .against(threadsOfOne)
                .aiming(Aim.atMost(threadsOfOne + SHARED_THREADS)));
        figures.add(Figure.of(name(), MANY + " stations accepted after", seconds, "s"));
      }
    }
  }

  private static Path stationFile(Path directory, URI csms) {
    String stations =
        IntStream.rangeClosed(1, MANY)
            .mapToObj(number ->
                """
                {"stationId": "CP%d", "csms": {"url": "%s"}, "evses": [{}],
                 "storage": {"directory": "many/%d"}}\
                """
                    .formatted(number, csms, number))
            .collect(Collectors.joining(",", "{\"stations\": [", "]}"));
    try {
      return Files.writeString(directory.resolve("stations.json"), stations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Figure memory(String name, ProcessLook look) {
    return Figure.of(name(), name, look.residentMegabytes(), "MB");
  }

  private Figure threads(String name, ProcessLook look) {
    return Figure.of(name(), name, look.threads(), "");
  }

  /** Looks when the JVM has given back what only the start needed; the launcher sets the time. */
  private static ProcessLook look(Child process) {
    Waiting.millis(SETTLING_MILLIS);
    return ProcessLook.at(process.pid()).orElseThrow();
  }
}
