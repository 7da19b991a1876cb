package hitchpost.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkHealthTest {
  private final SteppedClock clock = new SteppedClock();
  private final LinkHealth health = new LinkHealth(clock);
  private final List<Kind> heard = new ArrayList<>();

  LinkHealthTest() {
    health.listen(state -> heard.add(state.kind()));
  }

  @Test
  void threeMissesDegradeAndAnAnswerHeals() {
    health.answered();
    health.missed("no answer");
    health.missed("no answer");
    assertEquals(Kind.UP, health.state().kind());
    health.missed("no answer");
    assertEquals(Kind.DEGRADED, health.state().kind());
    health.answered();
    assertEquals(List.of(Kind.CONNECTING, Kind.UP, Kind.DEGRADED, Kind.UP), heard);
  }

  @Test
  void tenSecondsOfMissesAreDown() {
    health.answered();
    health.missed("no answer");
    clock.passes(Duration.ofMillis(9_999));
    health.missed("no answer");
    assertEquals(Kind.UP, health.state().kind());
    clock.passes(Duration.ofMillis(1));
    health.missed("no answer");
    assertEquals(new LinkState(Kind.DOWN, 0, "no answer"), health.state(), "since it fell silent");
  }

  @Test
  void lostLineIsDownAtOnceButNeverBeforeTheFirstAnswer() {
    health.lost("no port");
    assertEquals(new LinkState(Kind.CONNECTING, 0, "no port"), health.state());
    health.answered();
    health.lost("unplugged");
    assertEquals(Kind.DOWN, health.state().kind());
  }

  @Test
  void waitsDoubleUpToALimitAndDifferByAFifth() {
    var backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random(1));
    for (long expected : new long[] {500, 1000, 2000, 4000, 5000, 5000}) {
      assertEquals(expected, backoff.next().toMillis(), 0.2 * expected);
    }
    backoff.reset();
    assertEquals(500, backoff.next().toMillis(), 100);
  }
}
