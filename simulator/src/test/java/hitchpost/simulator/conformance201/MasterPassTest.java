package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.cached;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Expected;
import hitchpost.simulator.hardware.Stimulus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.4: tokens that end any transaction and begin none. */
class MasterPassTest {
  private static final String PASS = "POLICE-CARD";
  private static final String GROUP = "POLICE";

  private static Scenario201 station(int evses) {
    return new Scenario201(new Scenario().withEvses(evses))
        .with("AuthCtrlr.MasterPassGroupId", GROUP);
  }

  /** A station whose EVSEs are both in use. */
  private static Scenario201 bothCharging(Scenario201 station) {
    Scenario201 s = station.on();
    s.csms.answersByItself(true);
    s.passes(1);
    for (int evse = 1; evse <= 2; evse++) {
      s.site.carAt(evse).plugsIn();
      s.driver.presents("CARD-" + evse);
      s.passes(30);
    }
    s.csms.answersByItself(false);
    return s;
  }

  private static Expected endsAt(int evse) {
    return expect(
        "TransactionEvent",
        ended("StopAuthorized"),
        because("MasterPass"),
        Match.field("evse.id", evse),
        Match.absentOr("idToken.idToken", PASS));
  }

  private static void plugsOut(Scenario201 s, int evse) {
    s.site.carAt(evse).plugsOut();
    s.csms.receives("StatusNotification", status(evse, 1, "Available"));
  }

  @Test
  void TC_C_14_CS() {
    var s = station(1).with("AuthCtrlr.LocalPreAuthorize", "true").booted();
    cached(s, PASS, info("Accepted", GROUP));
    s.energyTransferStarted();
    s.driver.presents(PASS);
    s.csms.receives(
        "TransactionEvent", ended("StopAuthorized"), token(PASS), because("MasterPass"));
    s.evDisconnected();
  }

  @Test
  void TC_C_45_CS() {
    var s = station(1).startingAt(AUTHORIZED).booted();
    asked(s, PASS, info("Accepted", GROUP));
    s.passes(5);
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.passes(60);
    assertFalse(s.running());
  }

  @Test
  @Tag("C16.FR.01")
  void TC_C_47_CS() {
    var s = bothCharging(station(2).with("AuthCtrlr.MasterPassSelects", "true"));
    asked(s, PASS, info("Accepted", GROUP));
    s.passes(10);
    s.site.happens(new Stimulus.SelectEnds(List.of(1, 2)));
    s.csms.receivesInAnyOrder(endsAt(1), endsAt(2));
    s.passes(5);
    plugsOut(s, 1);
    plugsOut(s, 2);
  }

  @Test
  void TC_C_48_CS() {
    var s = bothCharging(station(2).with("AuthCtrlr.MasterPassSelects", "true"));
    asked(s, PASS, info("Accepted", GROUP));
    s.passes(10);
    s.site.happens(new Stimulus.SelectEnds(List.of(1)));
    s.csms.receives(endsAt(1));
    s.passes(5);
    plugsOut(s, 1);
    s.passes(60);
  }

  @Test
  @Tag("C16.FR.02")
  @Tag("C16.FR.07")
  @Tag("C16.FR.08")
  void TC_C_49_CS() {
    var s = bothCharging(station(2));
    asked(s, PASS, info("Accepted", GROUP));
    s.csms.receivesInAnyOrder(endsAt(1), endsAt(2));
    s.passes(5);
    plugsOut(s, 1);
    plugsOut(s, 2);
  }
}
