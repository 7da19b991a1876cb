package hitchpost.core.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Points in time as messages spell them.
 *
 * <p>Written by hand because nearly every message carries a time: the formatters of the JDK take
 * longer than all else that is done to a heartbeat, and are costly to set up at the start.
 *
 * <p>Source: OCPP 1.6, 3.15; OCPP 2.0.1 part 2, 2.1 (dateTime); RFC 3339, 5.6.
 */
public final class WireTime {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private WireTime() {}

  /**
   * Reads an ISO 8601 time with any offset (Z, +01:00, +0100, +01) and any number of fraction
   * digits, of which nine count. Empty for all else: without an offset a time means nothing, and
   * years outside 1970 to 9999 come from broken clocks.
   */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(new Text(text).time()).filter(WireTime::inRange);
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
    LocalDateTime utc =
        LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    boolean wholeMinute = utc.getSecond() == 0 && utc.getNano() == 0;
    return wholeMinute ? utc + ":00Z" : utc + "Z";
  }

  static boolean inRange(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }

  /** A text that is read from left to right. */
  private static final class Text {
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int place;

    Text(String text) {
      this.text = text;
    }

    Instant time() {
      int year = number(4);
      require('-');
      int month = number(2);
      require('-');
      int day = number(2);
      if (!skip('T')) {
        require('t');
      }
      int hour = number(2);
      require(':');
      int minute = number(2);
      boolean seconds = skip(':');
      int second = seconds ? number(2) : 0;
      int nano = seconds && (skip('.') || skip(',')) ? fraction() : 0;
      ZoneOffset offset = offset();
      if (place != text.length()) {
        throw refused();
      }
      return LocalDateTime.of(year, month, day, hour, minute, second, nano).toInstant(offset);
    }

    private ZoneOffset offset() {
      if (skip('Z') || skip('z')) {
        return ZoneOffset.UTC;
      }
      int sign = skip('-') ? -1 : 1;
      if (sign > 0) {
        require('+');
      }
      int hours = number(2);
      boolean more = skip(':') || place < text.length();
      return ZoneOffset.ofHoursMinutes(sign * hours, more ? sign * number(2) : 0);
    }

    private int fraction() {
      int nano = digit();
      int digits = 1;
      while (isDigit()) {
        int next = digit();
        if (digits < NANO_DIGITS) {
          nano = 10 * nano + next;
          digits++;
        }
      }
      for (; digits < NANO_DIGITS; digits++) {
        nano *= 10;
      }
      return nano;
    }

    private int number(int digits) {
      int number = 0;
      for (int i = 0; i < digits; i++) {
        number = 10 * number + digit();
      }
      return number;
    }

    private int digit() {
      if (!isDigit()) {
        throw refused();
      }
      return text.charAt(place++) - '0';
    }

    private boolean isDigit() {
      return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private void require(char wanted) {
      if (!skip(wanted)) {
        throw refused();
      }
    }

    private boolean skip(char wanted) {
      boolean found = place < text.length() && text.charAt(place) == wanted;
      place += found ? 1 : 0;
      return found;
    }

    private static DateTimeException refused() {
      return new DateTimeException("no point in time");
    }
  }
}
