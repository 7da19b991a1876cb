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
  private static final List<String> SMALL_HEAP = List.of("-Xmx64m");

  @Override
  public String name() {
    return "footprint";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    if (ProcessLook.at(ProcessHandle.current().pid()).isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    int threads = one(directory, quick ? 500 : 5000, figures);
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
      figures.add(memory("memory with -Xmx64m after boot", booted));
      figures.add(memory("after " + calls + " GetConfiguration", loaded));
      figures.add(threads("threads after boot", booted));
      figures.add(threads("threads after load", loaded));
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
        figures.add(Figure.of(name(), MANY + " stations accepted after", seconds, "s"));
        figures.add(memory("memory of " + MANY + " stations", look));
        figures.add(threads("threads of " + MANY + " stations", look).against(threadsOfOne));
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
    return Figure.of(name(), name, look.residentMebibytes(), "MiB").aiming("<= 70 MiB");
  }

  private Figure threads(String name, ProcessLook look) {
    return Figure.of(name(), name, look.threads(), "");
  }

  /** Looks when the first rush is over. */
  private static ProcessLook look(Child process) {
    Waiting.millis(3000);
    return ProcessLook.at(process.pid()).orElseThrow();
  }
}
