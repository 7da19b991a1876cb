package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.core.Input;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.Stimulus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From how many phases a car draws, and what its cable can carry. */
class UsedPhasesTest {
  private static CarChange onPhases(int phases) {
    return new CarChange(null, phases, null, null, null, null, null);
  }

  private static Scenario201 station() {
    var s = new Scenario201().with("SampledDataCtrlr.TxUpdatedInterval", "10").on();
    s.csms.answersByItself(true);
    Heard.passes(s, 5);
    return s;
  }

  private static List<JsonNode> events(Scenario201 s) {
    return s.csms.heard("TransactionEvent").stream().map(Call::payload).toList();
  }

  @Test
  @Tag("E02.FR.18")
  @Tag("E02.FR.19")
  @Tag("E03.FR.13")
  @Tag("E03.FR.14")
  void theFirstValuesTellThePhasesUsedAndThoseThatShowOthers() {
    var s = station();
    s.driver.presents(Scenario201.CARD);
    s.car.plugsIn(onPhases(1));
    Heard.passes(s, 45);
    s.site.happens(new Stimulus.ChangeCar(1, onPhases(3)));
    Heard.passes(s, 45);
    List<Integer> told =
        events(s).stream()
            .filter(e -> e.has("numberOfPhasesUsed"))
            .map(e -> e.get("numberOfPhasesUsed").asInt())
            .toList();
    assertEquals(List.of(1, 3), told);
  }

  @Test
  void theCableIsToldWithTheEventThatTellsOfIt() {
    var s = station();
    s.car.plugsIn();
    s.site.station().feed(new Input.Hardware(new HardwareEvent.CableChanged(1, 1, true, 20_000)));
    s.driver.presents(Scenario201.CARD);
    Heard.passes(s, 30);
    assertEquals(20, events(s).getFirst().get("cableMaxCurrent").asInt());
    assertFalse(events(s).getLast().has("cableMaxCurrent"));
  }
}
