package hitchpost.simulator.bench;

import java.util.Map;

/** What a measured process found, by name. */
record Findings(Map<String, Double> figures) {
  Findings {
    figures = Map.copyOf(figures);
  }

  /**
   * A figure.
   *
   * @throws BenchException when the process did not measure it
   */
  double get(String name) {
    Double figure = figures.get(name);
    if (figure == null) {
      throw new BenchException("the measured process did not say " + name);
    }
    return figure;
  }
}
