package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.rpc.Way;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.simulator.conformance.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several ways to the CSMS. */
class WaysTest {
  private static final ConnectionProfile FIRST = new ConnectionProfile(1, "ws://first", 0);
  private static final ConnectionProfile SECOND = new ConnectionProfile(2, "ws://second", 0);
  private static final ConnectionProfile THIRD = new ConnectionProfile(3, "ws://third", 0);

  private static List<Integer> slots(Scenario s) {
    return s.csms.ways().stream().map(Way::slot).toList();
  }

  @Test
  void f43_afterThreeFailuresOnOneWayComesTheNext() {
    var s = new Scenario().reaching(FIRST, SECOND, THIRD);
    s.csms.admits(way -> way.slot() == 3);
    s.csms.answersByItself(true);
    s.on();
    s.passes(minutes(10));
    assertEquals(List.of(1, 1, 1, 2, 2, 2, 3), slots(s));
    assertTrue(s.csms.connected());
  }

  @Test
  void f43_theWayThatWasGoodIsTriedFirstAndThenTheOthersRoundAndRound() {
    var s = new Scenario().reaching(FIRST, SECOND);
    s.csms.admits(way -> way.slot() == 2);
    s.csms.answersByItself(true);
    s.on();
    s.passes(minutes(10));
    int before = slots(s).size();
    s.csms.admits(way -> way.slot() == 1);
    s.csms.drop("the CSMS restarts");
    s.passes(minutes(10));
    assertEquals(List.of(2, 2, 2, 1), slots(s).subList(before, slots(s).size()));
  }

  @Test
  void f43_howManyFailuresThatTakesIsASetting() {
    var s = new Scenario().reaching(FIRST, SECOND);
    s.csms.admits(way -> false);
    s.on();
    s.asks(new Ask.WriteSetting("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "1"));
    s.passes(minutes(1));
    assertEquals(List.of(1, 2, 1), slots(s).subList(0, 3));
  }

  @Test
  void f43_aStationWithoutAnyWayStaysOffAndAlive() {
    var s = new Scenario().reaching();
    s.on();
    s.passes(minutes(10));
    assertEquals(List.of(), slots(s));
    s.connection.up();
    s.car.plugsIn();
    assertTrue(s.station().running());
    assertFalse(s.csms.connected());
  }

  @Test
  void f35_thereIsOneConnectionAtATimeAndNoneOnlyToProbe() {
    var s = new Scenario().reaching(FIRST, SECOND).booted();
    s.passes(minutes(30));
    assertEquals(List.of(1), slots(s));
  }

  @Test
  void s01_withASecurityProfileOnlyTheWaysThatHaveItAreGone() {
    var secure = new ConnectionProfile(2, "ws://second", 1);
    var s =
        new Scenario()
            .reaching(FIRST, secure)
            .with("AuthorizationKey", "00112233445566778899AABBCCDDEEFF");
    s.csms.answersByItself(true);
    s.on();
    s.passes(seconds(10));
    assertEquals("Accepted", sets(s, "SecurityProfile", 1));
    s.passes(seconds(10));
    assertEquals(List.of(1, 2), slots(s));
    assertTrue(s.csms.connected());
  }
}
