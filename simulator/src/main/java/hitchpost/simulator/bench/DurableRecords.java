package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.List;

/** How long a record of a transaction takes to be durable, and how fast many are delivered. */
final class DurableRecords implements Benchmark {
  @Override
  public String name() {
    return "durable";
  }

  @Override
  public String summary() {
    return "records of a transaction beside plain appends of as many bytes, and their delivery";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    String warmUp = quick ? "200" : "1000";
    String count = quick ? "800" : "2000";
    Findings figures;
    try (var server = AnsweringServer.quiet()) {
      figures =
          Child.measure(
              directory,
              List.of(),
              List.of(name(), server.url().toString(), directory.toString(), warmUp, count));
    }
    return List.of(
        latency("commit of a record, median", "p50", figures).aiming(Aim.ratioAtMost(1.5)),
        latency("99th percentile", "p99", figures),
        Figure.of(name(), "from the meter's reading to the disk", figures.get("read"), "us")
            .against(figures.get("p50.raw")),
        Figure.of(name(), "length of a record", figures.get("bytes"), "B"),
        Figure.of(name(), "offline queue delivered", figures.get("drain"), "1/s")
            .against(figures.get("drain.limit")));
  }

  private Figure latency(String name, String key, Findings figures) {
    return Figure.of(name(), name, figures.get(key), "us").against(figures.get(key + ".raw"));
  }
}
