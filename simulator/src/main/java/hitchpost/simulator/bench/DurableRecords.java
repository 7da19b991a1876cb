package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How long a record of a transaction takes to be durable, and how fast many are delivered. */
final class DurableRecords implements Benchmark {
  @Override
  public String name() {
    return "durable";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    String warmUp = quick ? "200" : "1000";
    String count = quick ? "800" : "2000";
    Map<String, Double> figures;
    try (var server = AnsweringServer.quiet()) {
      figures =
          Child.measure(
              directory,
              List.of(name(), server.url().toString(), directory.toString(), warmUp, count));
    }
    return List.of(
        Figure.of(name(), "bytes of a record", figures.get("bytes"), "B"),
        latency("record durable p50", "p50", figures).aiming("ratio <= 1.5"),
        latency("record durable p99", "p99", figures),
        Figure.of(name(), "offline queue delivered", figures.get("drain"), "1/s")
            .against(figures.get("drain.limit"))
            .aiming("ratio >= 0.8"));
  }

  private Figure latency(String name, String key, Map<String, Double> figures) {
    return Figure.of(name(), name, figures.get(key), "us").against(figures.get(key + ".raw"));
  }
}
