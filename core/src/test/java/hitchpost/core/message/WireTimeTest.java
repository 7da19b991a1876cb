package hitchpost.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Field requirements F03 and F04. */
class WireTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024-03-10T08:00:00Z,                2024-03-10T08:00:00Z",
    "2024-03-10t08:00:00z,                2024-03-10T08:00:00Z",
    "2024-03-10T08:00:00+00:00,           2024-03-10T08:00:00Z",
    "2024-03-10T08:00:00-00:00,           2024-03-10T08:00:00Z",
    "2024-03-10T08:00:00+01:00,           2024-03-10T07:00:00Z",
    "2024-03-10T08:00:00+0100,            2024-03-10T07:00:00Z",
    "2024-03-10T08:00:00+01,              2024-03-10T07:00:00Z",
    "2024-03-10T08:00:00-09:30,           2024-03-10T17:30:00Z",
    "2024-03-10T08:00:00+05:45,           2024-03-10T02:15:00Z",
    "2024-03-10T08:00:00+14:00,           2024-03-09T18:00:00Z",
    "2024-12-31T23:59:59-12:00,           2025-01-01T11:59:59Z",
    "2024-03-10T08:00Z,                   2024-03-10T08:00:00Z",
    "2024-03-10T08:00:00.1Z,              2024-03-10T08:00:00.100Z",
    "2024-03-10T08:00:00.12Z,             2024-03-10T08:00:00.120Z",
    "2024-03-10T08:00:00.123Z,            2024-03-10T08:00:00.123Z",
    "2024-03-10T08:00:00.1234Z,           2024-03-10T08:00:00.123400Z",
    "2024-03-10T08:00:00.1234567+02:00,   2024-03-10T06:00:00.123456700Z",
    "2024-03-10T08:00:00.123456789Z,      2024-03-10T08:00:00.123456789Z",
    "2024-03-10T08:00:00.1234567899Z,     2024-03-10T08:00:00.123456789Z",
    "2024-02-29T00:00:00Z,                2024-02-29T00:00:00Z",
    "1970-01-01T00:00:00Z,                1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z,            9999-12-31T23:59:59.999Z",
  })
  void anyOffsetAndAnyFractionAreUnderstood(String text, Instant time) {
    assertEquals(Optional.of(time), WireTime.parse(text));
  }

  @Test
  void aCommaSeparatesTheFractionToo() {
    assertEquals(
        Optional.of(Instant.parse("2024-03-10T08:00:00.5Z")),
        WireTime.parse("2024-03-10T08:00:00,5Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2024-03-10",
        "2024-03-10T08:00:00",
        "2024-03-10T08:00:00.123",
        "2024-03-10 08:00:00Z",
        " 2024-03-10T08:00:00Z",
        "2024-03-10T08:00:00Z ",
        "2024-03-10T08:00:00Z\n",
        "2024-03-10T08:00:00 Z",
        "2024-03-10T08:00:00.Z",
        "2024-03-10T08:00.5Z",
        "2024-03-10T08:00:00123Z",
        "2024-03-10T08:00:00+",
        "2024-03-10T08:00:00+01:",
        "2024-03-10T08Z",
        "20240310T080000Z",
        "24-03-10T08:00:00Z",
        "2024-3-10T08:00:00Z",
        "2024-13-10T08:00:00Z",
        "2024-00-10T08:00:00Z",
        "2023-02-29T08:00:00Z",
        "2024-04-31T08:00:00Z",
        "2024-03-10T24:00:00Z",
        "2024-03-10T08:60:00Z",
        "2024-03-10T08:00:61Z",
        "2024-03-10T08:00:00UTC",
        "2024-03-10T08:00:00GMT+1",
        "2024-03-10T08:00:00+1",
        "2024-03-10T08:00:00+1:00",
        "2024-03-10T08:00:00+01:0",
        "2024-03-10T08:00:00+19:00",
        "2024-03-10T08:00:00+01:60",
        "2024-03-10T08:00:00Z+01:00",
        "2024-03-10T08:00:00+01:00[Europe/Berlin]",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00+01:00",
        "0001-01-01T00:00:00Z",
        "0000-00-00T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "10000-01-01T00:00:00Z",
        "+2024-03-10T08:00:00Z",
        "-2024-03-10T08:00:00Z",
        "\u0662\u0660\u0662\u0664-03-10T08:00:00Z",
        "1710057600",
      })
  void whatIsNoPointInTimeIsRefused(String text) {
    assertEquals(Optional.empty(), WireTime.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-10T08:00:00Z,           2024-03-10T08:00:00Z",
    "2024-03-10T08:00:00.001Z,       2024-03-10T08:00:00.001Z",
    "2024-03-10T08:00:00.100Z,       2024-03-10T08:00:00.100Z",
    "2024-03-10T08:00:00.123999999Z, 2024-03-10T08:00:00.123Z",
    "2024-03-10T08:00:00.000999999Z, 2024-03-10T08:00:00Z",
    "2024-03-10T08:00:59Z,           2024-03-10T08:00:59Z",
    "9999-12-31T23:59:59.999Z,       9999-12-31T23:59:59.999Z",
    "1970-01-01T00:00:00Z,           1970-01-01T00:00:00Z",
  })
  void timesAreWrittenInUtcWithMilliseconds(Instant time, String text) {
    assertEquals(text, WireTime.format(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"})
  void noTimeIsWrittenThatCouldNotBeRead(Instant time) {
    assertThrows(IllegalArgumentException.class, () -> WireTime.format(time));
  }
}
