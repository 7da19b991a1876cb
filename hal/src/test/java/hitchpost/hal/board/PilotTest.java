package hitchpost.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.hardware.Pilot;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IEC 61851-1, annex A. */
class PilotTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10000", "5999, 10000", "6000, 1000", "10000, 1666", "13000, 2166", "16000, 2666",
    "20000, 3333", "32000, 5333", "51000, 8500", "63000, 8920", "80000, 9600", "90000, 9600",
  })
  void currentIsToldByTheShareOfHighTime(int milliAmperes, int permyriad) {
    assertEquals(permyriad, PilotDuty.permyriad(milliAmperes));
  }

  @ParameterizedTest
  @CsvSource({
    "13000, A", "12000, A", "11000, A", "10000, B", "9000, B", "8000, B", "7000, C", "6000, C",
    "5000, C", "4000, D", "3000, D", "2000, D", "1000, E", "0, E", "-1000, E", "-11000, F",
    "-12000, F",
  })
  void stateIsThatOfTheVoltage(int milliVolts, Pilot pilot) {
    assertEquals(pilot, PilotVoltage.pilot(milliVolts));
  }

  @Test
  void aPilotThatChattersWithoutCurrentIsBelievedNoLaterThanOneThatDoesNot() {
    var filter = new PilotFilter();
    filter.see(Pilot.C, 0);
    filter.see(Pilot.C, millis(250));
    assertEquals(Optional.of(Pilot.C), filter.believed());
    for (int at = 1_000; at < 1_250; at += 20) {
      filter.see(at / 20 % 2 == 0 ? Pilot.B : Pilot.A, millis(at));
      assertEquals(Optional.of(Pilot.C), filter.believed());
    }
    filter.see(Pilot.B, millis(1_250));
    assertEquals(Optional.of(Pilot.B), filter.believed());
  }

  private static long millis(int time) {
    return 1_000_000L * time;
  }
}
