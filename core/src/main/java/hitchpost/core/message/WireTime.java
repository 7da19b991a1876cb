package hitchpost.core.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as messages spell them.
 *
 * <p>Source: OCPP 1.6, 3.15; OCPP 2.0.1 part 2, 2.1 (dateTime); RFC 3339, 5.6.
 */
public final class WireTime {
  /** Date and time up to nanoseconds, digits beyond them, offset. */
  private static final Pattern ISO_8601 =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)\\d*"
              + "([Zz]|[+-]\\d\\d(?::?\\d\\d)?)");

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private WireTime() {}

  /**
   * Reads an ISO 8601 time with any offset (Z, +01:00, +0100, +01) and any number of fraction
   * digits, of which nine count. Empty for all else: without an offset a time means nothing, and
   * years outside 1970 to 9999 come from broken clocks.
   */
  public static Optional<Instant> parse(String text) {
    Matcher parts = ISO_8601.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String local = parts.group(1) + 'T' + parts.group(2).replace(',', '.');
      ZoneOffset offset = ZoneOffset.of(parts.group(3).replace('z', 'Z'));
      return Optional.of(LocalDateTime.parse(local).toInstant(offset)).filter(WireTime::inRange);
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /**
   * Writes UTC with Z: milliseconds when there are any, later digits are cut off. The same instant
   * always gives the same text.
   *
   * @throws IllegalArgumentException outside the years 1970 to 9999
   */
  public static String format(Instant time) {
    if (!inRange(time)) {
      throw new IllegalArgumentException("no time of the years 1970 to 9999: " + time);
    }
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  static boolean inRange(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }
}
