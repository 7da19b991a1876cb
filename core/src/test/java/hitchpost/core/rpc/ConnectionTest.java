package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Effects;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.Timer;
import hitchpost.core.rpc.Connection.Change;
import hitchpost.core.time.StationClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final Instant TODAY = Instant.parse("2027-03-01T12:00:00Z");

  private final Connection connection =
      new Connection(List.of("ocpp1.6"), () -> BackOff.STANDARD, () -> 0, () -> 3);
  private final List<Output> outputs = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;
  private Timer timer = new Timer("none", "", 0);
  private Duration delay = Duration.ZERO;

  ConnectionTest() {
    connection.use(List.of(Way.ONLY));
  }

  private Effects effects() {
    var now = new Now(TODAY.plus(elapsed), elapsed.toNanos());
    return new Effects(now, new StationClock(TODAY.minusSeconds(60), 1, now));
  }

  private void note(Effects fx) {
    for (Output output : fx.outputs()) {
      outputs.add(output);
      if (output instanceof Output.StartTimer started) {
        timer = started.timer();
        delay = started.delay();
      }
    }
  }

  private Change event(LinkEvent event) {
    Effects fx = effects();
    Change change = connection.event(fx, event);
    note(fx);
    return change;
  }

  private void connect() {
    Effects fx = effects();
    connection.connectNow(fx);
    note(fx);
  }

  private Change fire() {
    elapsed = elapsed.plus(delay);
    Effects fx = effects();
    Change change = connection.timerFired(fx, timer);
    note(fx);
    return change;
  }

  private long attempts() {
    return outputs.stream()
        .filter(o -> o instanceof Output.Link l && l.command() instanceof LinkCommand.Connect)
        .count();
  }

  private void pingEvery(int seconds) {
    Effects fx = effects();
    connection.pingEvery(fx, Duration.ofSeconds(seconds));
    note(fx);
  }

  @Test
  void f40_everyAttemptThatFailsWaitsLongerUpToTheCap() {
    connect();
    var waits = new ArrayList<Long>();
    for (long attempt = 1; attempt <= 7; attempt++) {
      event(new LinkEvent.Failed(attempt, "refused"));
      waits.add(delay.toSeconds());
      fire();
    }
    assertEquals(List.of(10L, 20L, 40L, 80L, 160L, 160L, 160L), waits);
  }

  @Test
  void f40_m17_acceptThenCloseBacksOffToo() {
    connect();
    var waits = new ArrayList<Long>();
    for (long attempt = 1; attempt <= 4; attempt++) {
      event(new LinkEvent.Opened(attempt, "ocpp1.6"));
      event(new LinkEvent.Closed(attempt, 1000, ""));
      waits.add(delay.toSeconds());
      fire();
    }
    assertEquals(List.of(10L, 20L, 40L, 80L), waits);
  }

  @Test
  void m17_aConnectionThatWasAcceptedStartsTheWaitsAnew() {
    connect();
    event(new LinkEvent.Failed(1, "refused"));
    fire();
    event(new LinkEvent.Opened(2, "ocpp1.6"));
    connection.proven();
    event(new LinkEvent.Closed(2, 1000, ""));
    assertEquals(10, delay.toSeconds());
  }

  @Test
  void f34_aSubprotocolThatWasNotOfferedIsNoConnection() {
    connect();
    assertInstanceOf(Change.Lost.class, event(new LinkEvent.Opened(1, "ocpp2.0.1")));
    assertFalse(connection.open());
  }

  @Test
  void f38_f39_anUnansweredPingEndsTheConnectionWithinTwoIntervals() {
    pingEvery(30);
    connect();
    event(new LinkEvent.Opened(1, "ocpp1.6"));
    assertInstanceOf(Change.None.class, fire());
    assertTrue(connection.open());
    assertInstanceOf(Change.Lost.class, fire());
    assertEquals(Duration.ofSeconds(60), elapsed);
    long before = attempts();
    fire();
    assertEquals(before + 1, attempts());
  }

  @Test
  void f42_anyAnswerKeepsTheConnection() {
    pingEvery(30);
    connect();
    event(new LinkEvent.Opened(1, "ocpp1.6"));
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(Change.None.class, fire());
      event(new LinkEvent.Ponged(1));
    }
    assertTrue(connection.open());
  }

  @Test
  void eventsOfAnOldAttemptMeanNothing() {
    connect();
    event(new LinkEvent.Failed(1, "refused"));
    fire();
    event(new LinkEvent.Opened(2, "ocpp1.6"));
    assertInstanceOf(Change.None.class, event(new LinkEvent.Closed(1, 1006, "")));
    assertTrue(connection.open());
  }
}
