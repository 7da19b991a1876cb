package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What OCPP 2.0.1 costs, beside OCPP 1.6 for the same work. */
final class Versions implements Benchmark {
  private static final Aim AIM = Aim.ratioAtMost(1.3);

  @Override
  public String name() {
    return "versions";
  }

  @Override
  public String summary() {
    return "a station that speaks OCPP 2.0.1, beside one that speaks 1.6";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    List<Figure> figures = new ArrayList<>(samples(directory, quick));
    figures.addAll(starts(directory, quick ? 3 : 7));
    figures.addAll(BaseReport.measure(name(), Folder.in(directory, "report"), quick ? 5 : 21));
    return figures;
  }

  private List<Figure> samples(Path directory, boolean quick) {
    Findings found;
    try (var server = AnsweringServer.quiet()) {
      found =
          Child.measure(
              directory,
              List.of(),
              List.of(
                  name(),
                  server.url().toString(),
                  directory.toString(),
                  quick ? "3" : "9",
                  quick ? "300" : "1000"));
    }
    return List.of(
        beside("TransactionEvent, median", "p50", "us", found).aiming(AIM),
        beside("99th percentile", "p99", "us", found),
        beside("one after the other", "rate", "1/s", found),
        beside("processor time of one", "cpu", "us", found).aiming(AIM),
        Figure.of(name(), "length of the call", found.get("bytes"), "B")
            .against(found.get("bytes.beside")));
  }

  private Figure beside(String name, String key, String unit, Findings found) {
    return Figure.of(name(), name, found.get(key), unit)
        .against(found.get(key + ".beside"), found.get(key + ".ratio"));
  }

  /** Starts of both in turns; the first of each, on empty storage, does not count. */
  private List<Figure> starts(Path directory, int count) {
    double[] newer = new double[count];
    double[] older = new double[count];
    Path ofNewer = Folder.in(directory, "newer");
    Path ofOlder = Folder.in(directory, "older");
    start(ofNewer, "2.0.1");
    start(ofOlder, "1.6");
    for (int i = 0; i < count; i++) {
      newer[i] = start(ofNewer, "2.0.1");
      older[i] = start(ofOlder, "1.6");
    }
    return List.of(
        Figure.of(name(), "boot accepted, median of " + count, Latencies.median(newer), "ms")
            .against(Latencies.median(older))
            .aiming(AIM));
  }

  private static double start(Path directory, String version) {
    return BootTime.start(directory, List.of(), "--ocpp", version).wallMillis();
  }
}
