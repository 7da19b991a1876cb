package hitchpost.simulator.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints figures in columns. */
final class Table {
  private Table() {}

  static void head(PrintStream out) {
    out.println(line("", "measured", "beside it", "ratio", "aim", ""));
  }

  /** Says what is measured now, so that nobody wonders what takes so long. */
  static void begin(Benchmark benchmark, PrintStream out) {
    out.println(benchmark.name() + ": " + benchmark.summary());
    out.flush();
  }

  static void print(List<Figure> figures, PrintStream out) {
    for (Figure figure : figures) {
      out.println(
          line(
              "  " + figure.name(),
              withUnit(figure.value(), figure.unit()),
              withUnit(figure.reference(), figure.unit()),
              number(figure.ratio()),
              figure.wanted(),
              figure.verdict()));
    }
  }

  private static String line(
      String name, String value, String other, String ratio, String aim, String verdict) {
    return String.format(
            Locale.ROOT, "%-42s %12s %12s %7s   %-12s %s", name, value, other, ratio, aim, verdict)
        .stripTrailing();
  }

  private static String withUnit(@Nullable Double value, String unit) {
    return value == null ? "" : (number(value) + " " + unit).stripTrailing();
  }

  /** Three digits at least, and no more than help. */
  private static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    int decimals = value >= 100 || value == Math.rint(value) ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', ' ');
  }
}
