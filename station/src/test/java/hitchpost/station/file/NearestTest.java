package hitchpost.station.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "evse, evses, 1",
    "conectors, connectors, 1",
    "teh, the, 1",
    "abc, abc, 0",
    "'', abc, 3"
  })
  void distanceCountsLettersToChange(String a, String b, int distance) {
    assertEquals(distance, Nearest.distance(a, b));
    assertEquals(distance, Nearest.distance(b, a));
  }

  @ParameterizedTest
  @CsvSource({
    "VOLTAGE, '; did you mean \"voltage\"?'",
    "fases, '; did you mean \"phases\"?'",
    "current, '; did you mean \"maxCurrent\"?'",
    "amperes, ''",
    "x, ''"
  })
  void onlyWhatIsNearIsSuggested(String word, String hint) {
    assertEquals(hint, Nearest.hint(word, List.of("phases", "voltage", "maxCurrent")));
  }

  @Test
  void whereNothingIsNearAFewAreListedAndManyAreNot() {
    assertEquals(
        "; possible are phases, voltage", Nearest.hintOrAll("x", List.of("phases", "voltage")));
    assertEquals("", Nearest.hintOrAll("x", List.of()));
    assertEquals("", Nearest.hintOrAll("x", Collections.nCopies(26, "phases")));
    assertEquals("", Nearest.hint("age", List.of("voltage", "stage")), "a part of two");
  }
}
