package hitchpost.ocpp16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A car whose current is taken away by a limit, and the contactor. */
class PauseTest {
  private static final Output OPENS =
      new Output.Hardware(new HardwareCommand.SetContactor(1, false));

  private final Bench bench = new Bench(Map.of());

  @BeforeEach
  void charges() {
    bench.boots();
    bench.hardware(new HardwareEvent.CableChanged(1, 1, true));
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.B));
    bench.answers("{}");
    bench.hardware(
        new HardwareEvent.TokenPresented(new IdToken("CARD", IdTokenType.ISO14443), List.of(1)));
    bench.answers("{\"idTagInfo\":{\"status\":\"Accepted\"}}");
    bench.answers("{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.C));
    bench.answers("{}");
    assertEquals("Charging", bench.payload().get("status").stringValue());
    bench.outputs.removeIf(output -> output instanceof Output.Hardware);
  }

  private void limits(String id, String amperes) {
    bench.receives(
        """
        [2,"%s","SetChargingProfile",{"connectorId":1,"csChargingProfiles":{"chargingProfileId":1,\
        "stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile",\
        "chargingProfileKind":"Absolute","chargingSchedule":{"chargingRateUnit":"A",\
        "chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}}}]\
        """
            .formatted(id, amperes));
  }

  private boolean offers(int milliAmperes) {
    return bench.outputs.contains(
        new Output.Hardware(new HardwareCommand.OfferCurrent(1, milliAmperes, 3)));
  }

  @Test
  void theCarStopsByItselfBeforeTheContactorOpens() {
    limits("a", "0");
    assertTrue(offers(0));
    assertEquals("SuspendedEVSE", bench.payload().get("status").stringValue());
    assertFalse(bench.outputs.contains(OPENS));
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.B));
    assertTrue(bench.outputs.contains(OPENS));
  }

  @Test
  void aCarThatDoesNotStopIsCutOff() {
    limits("a", "0");
    bench.fires("supply-release/1");
    assertTrue(bench.outputs.contains(OPENS));
    bench.answers("{}");
    limits("b", "16");
    assertTrue(offers(16_000));
    assertEquals("Charging", bench.payload().get("status").stringValue());
  }

  @Test
  void aPauseThatIsOverAtOnceLeavesTheContactorClosed() {
    limits("a", "0");
    bench.answers("{}");
    limits("b", "16");
    assertTrue(offers(16_000));
    assertEquals("Charging", bench.payload().get("status").stringValue());
    assertFalse(bench.outputs.contains(OPENS));
    assertFalse(bench.timers.containsKey("supply-release/1"));
  }
}
