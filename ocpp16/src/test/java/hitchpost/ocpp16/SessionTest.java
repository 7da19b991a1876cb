package hitchpost.ocpp16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.journal.Shelf;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final int MOST_CALLS = 10;

  private final Bench bench = new Bench(Map.of());

  @Test
  void aSessionFromPlugToBill() {
    bench.boots();
    bench.hardware(new HardwareEvent.CableChanged(1, 1, true));
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.B));
    assertEquals("Preparing", bench.payload().get("status").stringValue());
    bench.answers("{}");
    bench.hardware(
        new HardwareEvent.TokenPresented(
            new IdToken("04A2B3C4", IdTokenType.ISO14443), List.of(1)));
    assertEquals("Authorize", bench.asked());
    bench.answers("{\"idTagInfo\":{\"status\":\"Accepted\"}}");
    assertEquals("StartTransaction", bench.asked());
    assertEquals(1000, bench.payload().get("meterStart").intValue());
    bench.answers("{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.C));
    assertEquals("Charging", bench.payload().get("status").stringValue());
    bench.answers("{}");
    bench.register = 8_765_432;
    bench.receives("[2,\"x1\",\"RemoteStopTransaction\",{\"transactionId\":7}]");
    assertEquals("[3,\"x1\",{\"status\":\"Accepted\"}]", bench.sent.get(bench.sent.size() - 2));
    assertEquals("Finishing", bench.payload().get("status").stringValue());
    bench.answers("{}");
    assertEquals("StopTransaction", bench.asked());
    assertEquals(8765, bench.payload().get("meterStop").intValue());
    assertEquals(7, bench.payload().get("transactionId").intValue());
    assertEquals("Remote", bench.payload().get("reason").stringValue());
    bench.answers("{}");
    assertTrue(bench.journal.shelf(Shelf.TRANSACTION_RECORD).isEmpty());
    assertTrue(bench.journal.shelf(Shelf.TRANSACTION).isEmpty());
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.A));
    bench.hardware(new HardwareEvent.CableChanged(1, 1, false));
    assertEquals("Available", bench.payload().get("status").stringValue());
  }

  @Test
  void whatFlowsThroughAContactorThatClosesAsItsTransactionEndsIsBilled() {
    startsCharging();
    bench.obedient = false;
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.C));
    bench.receives("[2,\"x1\",\"RemoteStopTransaction\",{\"transactionId\":7}]");
    bench.hardware(new HardwareEvent.ContactorChanged(1, true));
    assertTrue(reads().isEmpty(), "it closed after all");
    bench.obedient = true;
    bench.register = 1_004_000;
    bench.hardware(new HardwareEvent.ContactorChanged(1, false));
    answersUntil("StopTransaction");
    assertEquals(1004, bench.payload().get("meterStop").intValue());
  }

  @Test
  void aContactorThatNeverReportsThatItClosedHoldsUpNoEnd() {
    startsCharging();
    bench.obedient = false;
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.C));
    bench.receives("[2,\"x1\",\"RemoteStopTransaction\",{\"transactionId\":7}]");
    bench.obedient = true;
    bench.fires("supply-settle/1");
    answersUntil("StopTransaction");
  }

  private void startsCharging() {
    bench.boots();
    bench.hardware(new HardwareEvent.CableChanged(1, 1, true));
    bench.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.B));
    bench.answers("{}");
    bench.hardware(
        new HardwareEvent.TokenPresented(
            new IdToken("04A2B3C4", IdTokenType.ISO14443), List.of(1)));
    bench.answers("{\"idTagInfo\":{\"status\":\"Accepted\"}}");
    bench.answers("{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");
  }

  /** Readings that were asked for since the transaction began. */
  private List<Output> reads() {
    return bench.outputs.stream()
        .filter(output ->
            output instanceof Output.Hardware(HardwareCommand.ReadMeter read)
                && read.signature() == HardwareCommand.Signature.END)
        .toList();
  }

  private void answersUntil(String action) {
    for (int calls = 0; calls < MOST_CALLS && !bench.asked().equals(action); calls++) {
      bench.answers("{}");
    }
    assertEquals(action, bench.asked());
  }

  @Test
  void aContactorThatIsFoundClosedIsOpened() {
    bench.boots();
    bench.obedient = false;
    bench.hardware(new HardwareEvent.ContactorChanged(1, true));
    var opened = new Output.Hardware(new HardwareCommand.SetContactor(1, false));
    assertTrue(bench.outputs.contains(opened));
  }
}
