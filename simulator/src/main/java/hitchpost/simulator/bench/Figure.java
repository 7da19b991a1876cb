package hitchpost.simulator.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param group of which benchmark
 * @param reference the same of whatever it is held against, measured beside it
 * @param ratio of both; not always their quotient, because it is the median over several rounds
 * @param aim what the project wants to reach, null when nothing is asked of this figure
 */
record Figure(
    String group,
    String name,
    double value,
    String unit,
    @Nullable Double reference,
    @Nullable Double ratio,
    @Nullable Aim aim) {
  static Figure of(String group, String name, double value, String unit) {
    return new Figure(group, name, value, unit, null, null, null);
  }

  Figure against(double other) {
    return against(other, value / other);
  }

  Figure against(double other, double medianRatio) {
    return new Figure(group, name, value, unit, other, medianRatio, aim);
  }

  Figure aiming(Aim wanted) {
    return new Figure(group, name, value, unit, reference, ratio, wanted);
  }

  /** What the aim says, empty without one. */
  String wanted() {
    return aim == null ? "" : aim.text(unit);
  }

  /** What became of the aim: {@code met}, {@code missed}, or nothing without one. */
  String verdict() {
    if (aim == null) {
      return "";
    }
    return aim.metBy(value, ratio) ? "met" : "missed";
  }
}
