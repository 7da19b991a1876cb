package hitchpost.simulator.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a measured process tells whoever started it: a name and a number a line. */
final class Report {
  private static final String MARK = "figure ";

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void tell(String name, double value) {
    out.println(MARK + name + " " + value);
  }

  /** Reads what was told; other lines do not count. */
  static Map<String, Double> read(Iterable<String> lines) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      if (line.startsWith(MARK) && words.length == 3) {
        figures.put(words[1], Double.valueOf(words[2]));
      }
    }
    return figures;
  }
}
