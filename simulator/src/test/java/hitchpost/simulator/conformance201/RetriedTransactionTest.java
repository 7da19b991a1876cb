package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.6: messages of a transaction that the CSMS does not take. */
class RetriedTransactionTest {
  private static final int ATTEMPTS = 3;
  private static final int INTERVAL = 10;
  private static final int TIMEOUT = 30;

  /** About to tell that energy flows. */
  private static Scenario201 aboutToCharge() {
    var s =
        new Scenario201()
            .with("OCPPCommCtrlr.MessageAttempts[TransactionEvent]", String.valueOf(ATTEMPTS))
            .with("OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]", "" + INTERVAL)
            .with("OCPPCommCtrlr.MessageTimeout[Default]", String.valueOf(TIMEOUT))
            .startingAt(AUTHORIZED)
            .booted();
    return s.authorizedLocally().evConnected();
  }

  /**
   * The same message comes so often, each time after a longer pause, and is refused or ignored.
   *
   * @param wait from a message until it counts as failed
   */
  private static List<Call> attempts(Scenario201 s, int count, boolean refusing, int wait) {
    var calls = new ArrayList<Call>();
    for (int attempt = 0; attempt < count; attempt++) {
      Call call =
          s.csms.receivesAndIgnoresWithin(
              Duration.ofSeconds(wait + (long) attempt * INTERVAL + 2),
              expect("TransactionEvent", updated("ChargingStateChanged"), charging("Charging")));
      if (refusing) {
        s.csms.refuse(call, "InternalError");
      }
      calls.add(call);
    }
    for (int attempt = 1; attempt < count; attempt++) {
      assertEquals(calls.getFirst().payload(), calls.get(attempt).payload());
      long seconds =
          Math.round((calls.get(attempt).nanos() - calls.get(attempt - 1).nanos()) / 1e9);
      assertEquals(wait + (long) attempt * INTERVAL, seconds);
    }
    return calls;
  }

  @Test
  void TC_E_41_CS() {
    var s = aboutToCharge();
    attempts(s, ATTEMPTS, false, TIMEOUT);
    s.passes(TIMEOUT + (ATTEMPTS + 1) * INTERVAL);
  }

  @Test
  void TC_E_50_CS() {
    var s = aboutToCharge();
    attempts(s, ATTEMPTS, true, 0);
    s.passes((ATTEMPTS + 1) * INTERVAL);
  }

  @Test
  void TC_E_42_CS() {
    var s = aboutToCharge();
    s.csms.answer(attempts(s, 2, false, TIMEOUT).getLast(), null);
    s.passes(TIMEOUT + (ATTEMPTS + 1) * INTERVAL);
  }

  @Test
  void TC_E_51_CS() {
    var s = aboutToCharge();
    Call first = attempts(s, 1, true, 0).getFirst();
    Call second =
        s.csms.receivesAndIgnoresWithin(
            Duration.ofSeconds(INTERVAL + 1), expect("TransactionEvent"));
    assertEquals(first.payload(), second.payload());
    s.csms.answer(second, null);
    s.passes((ATTEMPTS + 1) * INTERVAL);
  }
}
