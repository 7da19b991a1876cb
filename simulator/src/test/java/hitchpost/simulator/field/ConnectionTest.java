package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection that comes and goes, seen from the whole station. */
class ConnectionTest {
  private static final int ATTEMPTS_AN_HOUR = 60;

  /** The most attempts that fall into any hour. */
  private static int mostInAnHour(List<Duration> attempts) {
    int most = 0;
    for (int first = 0; first < attempts.size(); first++) {
      int count = 0;
      for (int next = first; next < attempts.size(); next++) {
        Duration apart = attempts.get(next).minus(attempts.get(first));
        count += apart.compareTo(Duration.ofHours(1)) < 0 ? 1 : 0;
      }
      most = Math.max(most, count);
    }
    return most;
  }

  private static List<Duration> waits(List<Duration> attempts) {
    var waits = new ArrayList<Duration>();
    for (int i = 1; i < attempts.size(); i++) {
      waits.add(attempts.get(i).minus(attempts.get(i - 1)));
    }
    return waits;
  }

  @Test
  void f40_aCsmsThatIsAwayIsDialledLessAndLess() {
    var s = new Scenario().booted();
    s.connection.down();
    s.passes(Duration.ofHours(4));
    var waits = waits(s.csms.attempts().subList(1, s.csms.attempts().size()));
    assertTrue(waits.getFirst().compareTo(seconds(41)) < 0, waits.toString());
    assertTrue(waits.getLast().compareTo(seconds(100)) > 0, waits.toString());
    assertTrue(mostInAnHour(s.csms.attempts()) < ATTEMPTS_AN_HOUR);
  }

  @Test
  void f40_m17_acceptThenCloseIsDialledLessAndLessToo() {
    var s = new Scenario().booted();
    s.passes(minutes(5));
    for (Duration day = Duration.ZERO; day.compareTo(Duration.ofHours(4)) < 0; ) {
      s.passes(seconds(1));
      day = day.plusSeconds(1);
      if (s.csms.connected()) {
        s.csms.drop("accept, then close");
      }
    }
    assertTrue(mostInAnHour(s.csms.attempts()) < ATTEMPTS_AN_HOUR, "" + s.csms.attempts());
    assertTrue(waits(s.csms.attempts()).getLast().compareTo(seconds(100)) > 0);
  }

  @Test
  void m17_acceptedAndRejectedInTurnsIsNoReasonToDialFaster() {
    var s = new Scenario().booted();
    boolean reachable = true;
    for (int i = 0; i < 4 * 3600; i++) {
      s.passes(seconds(1));
      if (s.csms.connected()) {
        s.csms.drop("closed");
        reachable = !reachable;
        s.csms.reachable(reachable);
      } else if (i % 200 == 0) {
        s.csms.reachable(true);
      }
    }
    assertTrue(mostInAnHour(s.csms.attempts()) < ATTEMPTS_AN_HOUR, "" + s.csms.attempts());
  }

  @Test
  void m31_whoeverKicksTheStationOutAgainAndAgainStopsNoCharging() {
    var s = new Scenario().with("MeterValueSampleInterval", "60").charging();
    s.csms.answersByItself(true);
    for (int i = 0; i < 3600; i++) {
      s.passes(seconds(1));
      if (s.csms.connected() && i % 3 == 0) {
        s.csms.drop("another connection with the same identity");
      }
    }
    assertTrue(mostInAnHour(s.csms.attempts()) < ATTEMPTS_AN_HOUR);
    assertTrue(s.hardware(1).contactorClosed(), "the car was stopped");
    assertFalse(s.told(Fact.ConnectionChanged.class).isEmpty());
    s.passes(minutes(10));
    s.driver.presents(CARD);
    s.passes(seconds(10));
    assertEquals(1, s.csms.heard("StartTransaction").size());
    assertEquals(1, s.csms.heard("StopTransaction").size());
    assertEquals(70, s.csms.heard("MeterValues").stream().map(c -> c.payload()).distinct().count());
  }

  @Test
  void f26_withoutAConnectionADriverIsServedAtOnce() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    s.connection.down();
    s.car.plugsIn();
    s.passes(seconds(5));
    s.driver.presents(CARD);
    s.passes(Duration.ofMillis(990));
    assertTrue(
        s.hardware(1).contactorFeedback()
            || s.station().station().view().transaction(1).isPresent(),
        "still waiting for an answer that cannot come");
  }

  @Test
  void f26_aConnectionLostWhileTheDriverWaitsDecidesAtOnce() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receivesAndIgnores(expect("Authorize"));
    s.connection.down();
    s.passes(Duration.ofMillis(990));
    assertTrue(s.station().station().view().transaction(1).isPresent());
  }

  @Test
  void f38_f39_aHalfOpenConnectionIsFoundAndReplaced() {
    var s = new Scenario().with("WebSocketPingInterval", "30").booted();
    s.passes(minutes(5));
    s.csms.answersPings(false);
    s.passes(seconds(61));
    assertFalse(s.csms.connected(), "half-open for more than two ping intervals");
    s.csms.answersPings(true);
    s.passes(minutes(1));
    assertTrue(s.csms.connected());
    assertEquals(1, s.csms.heard("BootNotification").size());
  }

  @Test
  void aStatusThatTheCsmsDidNotTakeIsReportedAgain() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receivesAndRefuses(reports(1, "Preparing"), "InternalError");
    s.csms.receivesWithin(minutes(3), reports(1, "Preparing"));
  }

  @Test
  void aStatusWhoseAnswerWasLostWithTheConnectionIsReportedAgain() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receivesAndIgnores(reports(1, "Preparing"));
    s.connection.down();
    s.passes(seconds(2));
    s.connection.up();
    s.csms.receivesWithin(minutes(2), reports(1, "Preparing"));
  }

  /** OCPP 1.6, 4.9, rule 1: only what changed has to be told. */
  @Test
  void f27_nothingChangedNothingTold() {
    var s = new Scenario().booted();
    s.connection.down();
    s.car.plugsIn();
    s.passes(minutes(1));
    s.car.plugsOut();
    s.passes(minutes(1));
    s.connection.up();
    s.passes(minutes(2));
  }
}
