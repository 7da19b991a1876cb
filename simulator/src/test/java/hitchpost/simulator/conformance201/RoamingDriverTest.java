package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.simulator.conformance201.Heard.bridged;
import static hitchpost.simulator.conformance201.Heard.cutting;
import static hitchpost.simulator.conformance201.Heard.endsAndLeaves;
import static hitchpost.simulator.conformance201.Heard.events;
import static hitchpost.simulator.conformance201.Heard.oneAndWhole;
import static hitchpost.simulator.conformance201.Heard.passes;
import static hitchpost.simulator.conformance201.Told.at;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.remoteStart;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Drivers whose transactions begin before anybody knows at which of two EVSEs they will charge. */
class RoamingDriverTest {
  private static final String CARD = Scenario201.CARD;
  private static final String OTHER = "OTHER";

  private static Scenario201 station() {
    var s =
        new Scenario201(new Scenario().withEvses(2))
            .with("TxCtrlr.EVConnectionTimeOut", "60")
            .with("SampledDataCtrlr.TxStartedMeasurands", "Energy.Active.Import.Register")
            .startingAt(AUTHORIZED)
            .on();
    s.csms.answersByItself(true);
    passes(s, 5);
    return s;
  }

  private static Scenario201 roaming() {
    var s = station();
    s.driver.presents(CARD);
    passes(s, 2);
    assertTrue(is(events(s).getLast(), started("Authorized")));
    return s;
  }

  private static boolean is(JsonNode event, Match... matches) {
    return Match.all(matches).check().test(event);
  }

  private static List<JsonNode> allEvents(Scenario201 s) {
    return s.csms.heard("TransactionEvent").stream().map(Call::payload).toList();
  }

  private static void endsUnplaced(Scenario201 s, String trigger, String reason) {
    JsonNode last = events(s).getLast();
    assertTrue(is(last, ended(trigger), because(reason), charging("Idle")), last::toString);
    assertFalse(last.has("evse"));
    oneAndWhole(s);
  }

  @Test
  void nobodyPlugsInInTime() {
    var s = roaming();
    passes(s, 60);
    endsUnplaced(s, "EVConnectTimeout", "Timeout");
    s.site.carAt(2).plugsIn();
    passes(s, 30);
    assertFalse(s.running());
  }

  @Test
  void theCsmsStopsItBeforeThereIsACar() {
    var s = roaming();
    String stop = "{\"transactionId\":\"" + s.transactionId() + "\"}";
    assertEquals("Accepted", s.csms.sends("RequestStopTransaction", stop).get("status").asString());
    passes(s, 2);
    endsUnplaced(s, "RemoteStop", "Remote");
  }

  @Test
  void aPowerLossEndsWhatHasNoEvse() {
    var s = roaming();
    s.site.grid.fails();
    passes(s, 5);
    s.site.grid.returns();
    passes(s, 10);
    JsonNode last = events(s).getLast();
    assertTrue(is(last, ended("AbnormalCondition"), because("PowerLoss")), last::toString);
    assertFalse(last.has("evse"));
    oneAndWhole(s);
  }

  @Test
  @Tag("E03.FR.11")
  void eachOfTwoDriversChargesInATransactionOfTheirOwn() {
    var s = roaming();
    s.driver.presents(OTHER);
    passes(s, 2);
    s.driver.presents("THIRD");
    passes(s, 2);
    assertEquals(2, allEvents(s).size(), "there are only two EVSEs");
    s.site.carAt(2).plugsIn();
    passes(s, 10);
    s.site.carAt(1).plugsIn();
    passes(s, 30);
    for (String card : List.of(CARD, OTHER)) {
      int evse = card.equals(CARD) ? 2 : 1;
      JsonNode begin =
          allEvents(s).stream().filter(e -> is(e, Told.token(card))).findFirst().orElseThrow();
      String id = begin.at("/transactionInfo/transactionId").asString();
      List<JsonNode> own = allEvents(s).stream().filter(e -> is(e, Told.transaction(id))).toList();
      assertTrue(is(own.get(1), updated("CablePluggedIn"), at(evse, 1)), own::toString);
      assertTrue(own.get(1).has("meterValue"));
      assertTrue(is(own.getLast(), charging("Charging")), own::toString);
    }
    assertTrue(s.site.hardware(1).contactorClosed() && s.site.hardware(2).contactorClosed());
  }

  @Test
  @Tag("E05.FR.10")
  void aTokenRefusedBeforeThereIsACarEndsIt() {
    var s = station();
    s.csms.answersUsually("TransactionEvent", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
    s.driver.presents(CARD);
    passes(s, 5);
    endsUnplaced(s, "Deauthorized", "DeAuthorized");
  }

  @Test
  @Tag("E05.FR.02")
  void aTokenRefusedLateGetsNoEnergyWhereThatEndsNothing() {
    var s =
        new Scenario201(new Scenario().withEvses(2))
            .with("TxCtrlr.StopTxOnInvalidId", "false")
            .startingAt(AUTHORIZED)
            .on();
    s.csms.answersByItself(true);
    s.csms.answersUsually("TransactionEvent", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
    passes(s, 5);
    s.driver.presents(CARD);
    passes(s, 5);
    s.site.carAt(2).plugsIn();
    passes(s, 30);
    assertTrue(s.running());
    assertFalse(s.site.hardware(2).contactorClosed());
    assertTrue(is(events(s).getLast(), charging("SuspendedEVSE")));
  }

  @Test
  void theProfileOfARemoteStartCountsWhereverItsCarComes() {
    var s = station();
    String profile =
        "{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxProfile',"
            + "'chargingProfileKind':'Relative','chargingSchedule':[{'id':1,"
            + "'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':10}]}]}";
    String start =
        "{'remoteStartId':5,'idToken':{'idToken':'CARD','type':'ISO14443'},'chargingProfile':"
            + profile
            + "}";
    JsonNode answer = s.csms.sends("RequestStartTransaction", start.replace('\'', '"'));
    assertEquals("Accepted", answer.get("status").asString());
    passes(s, 2);
    assertTrue(is(events(s).getFirst(), started("RemoteStart"), remoteStart(5)));
    assertFalse(events(s).getFirst().has("evse"));
    s.site.carAt(2).plugsIn();
    passes(s, 30);
    assertTrue(is(events(s).getLast(), charging("Charging"), at(2, 1)));
    assertEquals(10_000, s.site.hardware(2).offeredMilliAmperes());
  }

  /** From the card to the end, with the power failing at one of the steps that write something. */
  private static int session(Fate fate, int cutAt) {
    var s =
        new Scenario201(new Scenario().withEvses(2))
            .with("TxCtrlr.ResumesAfterPowerLoss", "true")
            .with("SampledDataCtrlr.TxUpdatedInterval", "10")
            .startingAt(AUTHORIZED)
            .on();
    s.csms.answersByItself(true);
    passes(s, 2);
    AtomicInteger commits = cutting(s, fate, cutAt);
    s.driver.presents(CARD);
    bridged(s, 5);
    s.site.carAt(2).plugsIn();
    bridged(s, 30);
    endsAndLeaves(s, s.site.carAt(2));
    return commits.get();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"CUT_BEFORE_COMMIT", "CUT_AFTER_COMMIT", "CRASH_AFTER_COMMIT"})
  void aPowerCutAtAnyCommitLeavesOneWholeTransaction(Fate fate) {
    int commits = session(fate, 0);
    assertTrue(commits > 10, "only " + commits);
    for (int cutAt = 1; cutAt <= commits; cutAt++) {
      session(fate, cutAt);
    }
  }
}
