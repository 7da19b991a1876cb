package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.List;

/** How many days of a station's life the world lives in a second of one processor. */
final class WorldSpeed implements Benchmark {
  private static final List<String> FULL_COMPILER = List.of("-XX:TieredStopAtLevel=4");

  @Override
  public String name() {
    return "world";
  }

  @Override
  public String summary() {
    return "station-days in virtual time, JSON and all rules included, on one processor";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    String seconds = quick ? "3" : "8";
    Findings figures =
        Child.measure(
            directory,
            FULL_COMPILER,
            List.of(name(), "ws://127.0.0.1", directory.toString(), seconds, seconds));
    return List.of(
        Figure.of(name(), "ordinary life", figures.get("ordinary"), "1/s")
            .aiming(Aim.atLeast(1000)),
        Figure.of(name(), "messages of them", figures.get("ordinary.messages"), "1/s"),
        Figure.of(name(), "with all faults", figures.get("faults"), "1/s"),
        Figure.of(name(), "messages of them", figures.get("faults.messages"), "1/s"));
  }
}
