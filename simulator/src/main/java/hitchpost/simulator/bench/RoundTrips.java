package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sequential round trips of a station beside those of the bare client: compiled as the launcher
 * starts stations, and compiled in full as a process with thousands of stations would be.
 */
record RoundTrips(RoundTripWork.Kind kind) implements Benchmark {
  private static final Aim AIM = Aim.ratioAtMost(1.3);
  private static final List<String> FULL_COMPILER = List.of("-XX:TieredStopAtLevel=4");

  @Override
  public String name() {
    return kind.action().toLowerCase(Locale.ROOT);
  }

  @Override
  public String summary() {
    return kind.action() + " and its answer, one after the other, beside a bare Java-WebSocket";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    Findings usual = figures(directory, List.of(), quick);
    Findings full = figures(directory, FULL_COMPILER, quick);
    List<Figure> figures = new ArrayList<>();
    figures.add(compared("round trip, median", "p50", "us", usual).aiming(AIM));
    figures.add(compared("median of the quickest turn", "best", "us", usual));
    figures.add(compared("99th percentile", "p99", "us", usual));
    figures.add(compared("round trips per second", "rate", "1/s", usual));
    figures.add(compared("processor time of one", "cpu", "us", usual).aiming(AIM));
    figures.add(compared("compiled in full: median", "p50", "us", full).aiming(AIM));
    figures.add(compared("compiled in full: processor time", "cpu", "us", full).aiming(AIM));
    figures.add(Figure.of(name(), "length of the call", usual.get("bytes"), "B"));
    return figures;
  }

  private Findings figures(Path directory, List<String> options, boolean quick) {
    String turns = quick ? "5" : "11";
    String perTurn = quick ? "1000" : "3000";
    try (var server = AnsweringServer.quiet()) {
      return Child.measure(
          directory,
          options,
          List.of(name(), server.url().toString(), directory.toString(), turns, perTurn));
    }
  }

  private Figure compared(String name, String key, String unit, Findings figures) {
    return Figure.of(name(), name, figures.get(key), unit)
        .against(figures.get(key + ".beside"), figures.get(key + ".ratio"));
  }
}
