package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sequential round trips of a station beside those of the bare client. */
record RoundTrips(RoundTripWork.Kind kind) implements Benchmark {
  private static final String AIM = "ratio <= 1.3";

  @Override
  public String name() {
    return kind.action().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    String turns = quick ? "5" : "15";
    String perTurn = quick ? "1000" : "4000";
    Map<String, Double> figures;
    try (var server = AnsweringServer.quiet()) {
      figures =
          Child.measure(
              directory,
              List.of(name(), server.url().toString(), directory.toString(), turns, perTurn));
    }
    return List.of(
        Figure.of(name(), "bytes of the call", figures.get("bytes"), "B"),
        compared("round trip p50", "p50", "us", figures).aiming(AIM),
        compared("round trip p99", "p99", "us", figures),
        compared("round trips per second", "rate", "1/s", figures),
        compared("processor time per round trip", "cpu", "us", figures).aiming(AIM));
  }

  private Figure compared(String name, String key, String unit, Map<String, Double> figures) {
    return Figure.of(name(), name, figures.get(key), unit)
        .against(figures.get(key + ".bare"), figures.get(key + ".ratio"));
  }
}
