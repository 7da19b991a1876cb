package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.gaps;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the station itself and of its connection. Source: OCPP 1.6, 9.1. */
class StationKeysTest {
  @Test
  void minimumStatusDurationLeavesOutWhatPassesQuickly() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "MinimumStatusDuration", 10));
    s.car.plugsIn();
    s.passes(seconds(8));
    s.car.plugsOut();
    s.passes(minutes(2));
    s.car.plugsIn();
    s.passes(seconds(9));
    s.csms.receivesWithin(seconds(2), reports(1, "Preparing"));
  }

  @Test
  void minimumStatusDurationReportsOnlyWhatLasted() {
    var s = new Scenario().with("MinimumStatusDuration", "5").booted();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receives("StartTransaction");
    s.csms.receivesWithin(seconds(10), reports(1, "Charging"));
    s.passes(minutes(1));
  }

  @Test
  void minimumStatusDurationOf0ReportsEverything() {
    var s = new Scenario().with("MinimumStatusDuration", "0").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
  }

  @Test
  void heartbeatIntervalIsThatOfTheBootAndCanBeSet() {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 120)));
    s.csms.answersByItself(true);
    s.passes(minutes(10));
    for (Duration gap : gaps(s.csms.heard("Heartbeat"))) {
      assertEquals(120, gap.toMillis() / 1000.0, 1.0);
    }
    assertTrue(s.csms.heard("Heartbeat").size() >= 4);
    assertEquals("Accepted", sets(s, "HeartbeatInterval", 30));
    int before = s.csms.heard("Heartbeat").size();
    s.passes(minutes(5));
    assertEquals(10, s.csms.heard("Heartbeat").size() - before, 1.0);
  }

  @Test
  void heartbeatsStopWithTheConnectionAndGoOnWithIt() {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 60)));
    s.csms.answersByItself(true);
    s.passes(minutes(2));
    s.connection.down();
    s.passes(minutes(30));
    int before = s.csms.heard("Heartbeat").size();
    s.connection.up();
    s.passes(minutes(5).plusSeconds(5));
    assertEquals(5, s.csms.heard("Heartbeat").size() - before);
  }

  @Test
  void webSocketPingIntervalSpacesThePings() {
    var s = new Scenario().with("WebSocketPingInterval", "30").booted();
    s.passes(minutes(5));
    assertEquals(List.of(), wrong(s.csms.pings(), seconds(30)));
    assertTrue(s.csms.pings().size() >= 9);
    assertEquals("Accepted", sets(s, "WebSocketPingInterval", 100));
    int before = s.csms.pings().size();
    s.passes(minutes(10));
    assertEquals(6, s.csms.pings().size() - before);
  }

  private static List<Duration> wrong(List<Duration> times, Duration spacing) {
    var wrong = new ArrayList<Duration>();
    for (int i = 1; i < times.size(); i++) {
      Duration gap = times.get(i).minus(times.get(i - 1));
      if (!gap.equals(spacing)) {
        wrong.add(gap);
      }
    }
    return wrong;
  }

  @Test
  void webSocketPingIntervalOf0MeansNoPings() {
    var s = new Scenario().with("WebSocketPingInterval", "30").booted();
    assertEquals("Accepted", sets(s, "WebSocketPingInterval", 0));
    s.passes(minutes(10));
    assertEquals(List.of(), s.csms.pings());
    assertEquals("Accepted", sets(s, "WebSocketPingInterval", 20));
    s.passes(minutes(1));
    assertEquals(3, s.csms.pings().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 30, 120})
  void messageTimeoutIsHowLongAnAnswerMayTake(int timeout) {
    var s = new Scenario().with("MessageTimeout", "" + timeout).booted();
    s.car.plugsIn();
    s.csms.receivesAndIgnores(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.passes(seconds(timeout - 1));
    s.csms.receivesWithin(seconds(2), expect("Authorize"));
  }

  @Test
  void lightIntensityIsThatOfTheLight() {
    var s = new Scenario().with("LightIntensity", "40").booted();
    assertEquals(40, s.hardware(1).light().intensityPercent());
    assertEquals("Accepted", sets(s, "LightIntensity", 100));
    assertEquals(100, s.hardware(1).light().intensityPercent());
    assertEquals("Accepted", sets(s, "LightIntensity", 0));
    assertEquals(0, s.hardware(1).light().intensityPercent());
  }

  @Test
  void blinkRepeatIsHowOftenTheLightBlinksWhenItSignals() {
    var s = new Scenario().with("BlinkRepeat", "4").booted();
    assertEquals(Light.READY, s.hardware(1).light().light());
    assertEquals(0, s.hardware(1).light().blinks());
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    assertEquals(Light.BLINKING, s.hardware(1).light().light());
    assertEquals(4, s.hardware(1).light().blinks());
    assertEquals("Accepted", sets(s, "BlinkRepeat", 7));
    assertEquals(7, s.hardware(1).light().blinks());
  }
}
