package hitchpost.simulator.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the project wants to reach with a figure.
 *
 * @param ofRatio whether it is about the figure divided by what was measured beside it
 * @param atMost whether the limit is the largest good value, and not the smallest
 */
record Aim(boolean ofRatio, boolean atMost, double limit) {
  static Aim atMost(double limit) {
    return new Aim(false, true, limit);
  }

  static Aim atLeast(double limit) {
    return new Aim(false, false, limit);
  }

  static Aim ratioAtMost(double limit) {
    return new Aim(true, true, limit);
  }

  boolean metBy(double value, @Nullable Double ratio) {
    double judged = ofRatio && ratio != null ? ratio : value;
    return atMost ? judged <= limit : judged >= limit;
  }

  /** In words, with the unit of the figure. */
  String text(String unit) {
    String number =
        limit == Math.rint(limit)
            ? String.valueOf((long) limit)
            : String.format(Locale.ROOT, "%.1f", limit);
    String relation = atMost ? "<= " : ">= ";
    return ofRatio ? relation + number + " x" : (relation + number + " " + unit).stripTrailing();
  }
}
