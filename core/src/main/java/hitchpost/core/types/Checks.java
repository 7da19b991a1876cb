package hitchpost.core.types;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the compact constructors of this package refuse, in one wording. */
final class Checks {
  /** Far beyond any power, current or price, and small enough to calculate with. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  /** More digits than a double prints, and few enough to calculate with. */
  private static final int MAX_FRACTION_DIGITS = 30;

  private Checks() {}

  static void that(boolean condition, String component, String requirement) {
    if (!condition) {
      throw new IllegalArgumentException(component + " must be " + requirement);
    }
  }

  static void range(@Nullable Integer value, int min, int max, String component) {
    that(value == null || (value >= min && value <= max), component, min + " to " + max);
  }

  static void notNegative(@Nullable Integer value, String component) {
    that(value == null || value >= 0, component, "0 or more");
  }

  static void wholeSeconds(@Nullable Duration value, String component) {
    boolean whole =
        value == null
            || (!value.isNegative()
                && value.getNano() == 0
                && value.getSeconds() <= Integer.MAX_VALUE);
    that(whole, component, "a whole number of seconds, 0 to " + Integer.MAX_VALUE);
  }

  /** Counts characters as JSON schemas do: one outside the basic plane is one, not two. */
  static void maxLength(@Nullable String value, int max, String component) {
    boolean fits =
        value == null || value.length() <= max || value.codePointCount(0, value.length()) <= max;
    that(fits, component, "at most " + max + " characters");
  }

  static void size(List<?> value, int min, int max, String component) {
    that(
        value.size() >= min && value.size() <= max,
        component,
        "a list of " + min + " to " + max + " elements");
  }

  /**
   * The number without trailing zeros after the point; refuses what one could not calculate with.
   */
  static BigDecimal number(BigDecimal value, String component) {
    boolean sane = value.scale() <= MAX_FRACTION_DIGITS && value.abs().compareTo(LARGEST) <= 0;
    that(sane, component, "at most 1e12 with at most 30 fraction digits");
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static @Nullable BigDecimal optionalNumber(@Nullable BigDecimal value, String component) {
    return value == null ? null : number(value, component);
  }

  /** One spelling for all that differ in case only. */
  static @Nullable String fold(@Nullable String value) {
    return value == null ? null : value.toLowerCase(Locale.ROOT);
  }

  static boolean sameIgnoringCase(@Nullable String one, @Nullable String other) {
    return Objects.equals(fold(one), fold(other));
  }
}
