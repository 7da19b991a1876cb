package hitchpost.simulator.control;

import hitchpost.simulator.http.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From the numbers of the API to the exact integers of the hardware. */
final class Units {
  /** Nothing that is measured is larger, in volts, amperes, watts or hertz. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

  private Units() {}

  /** Thousandths, rounded to the nearest. */
  static long milli(BigDecimal value) {
    return value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static @Nullable Integer milliOrNull(@Nullable BigDecimal value) {
    return value == null ? null : Math.toIntExact(milli(value));
  }

  static @Nullable Duration secondsOrNull(@Nullable BigDecimal value) {
    return value == null ? null : Duration.ofMillis(milli(value));
  }

  static @Nullable Double doubleOrNull(@Nullable BigDecimal value) {
    return value == null ? null : value.doubleValue();
  }

  /** Thousandths of a number from 0; null for JSON null. */
  static @Nullable Long milli(String field, JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isNumber()) {
      throw Problem.badField(field, "a number or null is wanted");
    }
    BigDecimal value = node.decimalValue();
    if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
      throw Problem.badField(field, "a number from 0 to " + LARGEST + " is wanted");
    }
    return milli(value);
  }

  /** Thousandths of one number per phase; null for JSON null. */
  static @Nullable List<Long> milliPerPhase(String field, JsonNode node, int phases) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isArray() || node.size() != phases) {
      throw Problem.badField(field, "null or a list of " + phases + " numbers is wanted");
    }
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < phases; i++) {
      Long value = milli(field + "[" + i + "]", node.get(i));
      if (value == null) {
        throw Problem.badField(field + "[" + i + "]", "a number is wanted");
      }
      values.add(value);
    }
    return values;
  }
}
