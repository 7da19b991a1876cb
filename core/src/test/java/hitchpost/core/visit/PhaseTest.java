package hitchpost.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table: what each phase makes of each event; what is not listed changes nothing. */
class PhaseTest {
  private static final IdToken CARD = new IdToken("CARD", IdTokenType.ISO14443);
  private static final Grant GRANT = new Grant(CARD, null, List.of(1), false, null, null, null);
  private static final Grant OTHER = new Grant(CARD, CARD, List.of(1, 2), true, 4, null, 3);

  private static final Phase IDLE = new Phase.Idle();
  private static final Phase WAITING = new Phase.Waiting(GRANT);
  private static final Phase LOCKING = new Phase.Locking(GRANT, 2);
  private static final Phase BEGINNING = new Phase.Beginning(GRANT, 2);
  private static final Phase RUNNING = new Phase.Running(GRANT, 2);
  private static final Phase OPENING = new Phase.Opening(GRANT, 2, StopCause.LOCAL, CARD);
  private static final Phase CLOSING = new Phase.Closing(GRANT, 2, StopCause.LOCAL, CARD);
  private static final Phase OVER = new Phase.Over(2, null);
  private static final Phase HELD = new Phase.Over(2, new Holder(CARD, null));

  private static final VisitEvent GRANTED = new VisitEvent.Granted(OTHER);
  private static final VisitEvent CONNECTED = new VisitEvent.CarConnected(2);
  private static final VisitEvent GONE = new VisitEvent.CarGone();
  private static final VisitEvent CLEARED = new VisitEvent.Cleared();
  private static final VisitEvent LOCKED = new VisitEvent.Locked();
  private static final VisitEvent LOCK_FAILED = new VisitEvent.LockFailed();
  private static final VisitEvent BEGUN = new VisitEvent.Begun();
  private static final VisitEvent STOP = new VisitEvent.Stop(StopCause.LOCAL, CARD);
  private static final VisitEvent OPENED = new VisitEvent.Opened();
  private static final VisitEvent FINISHED = new VisitEvent.Finished(null);
  private static final VisitEvent FINISHED_AND_HELD =
      new VisitEvent.Finished(new Holder(CARD, null));
  private static final VisitEvent HANDED_OUT = new VisitEvent.HandedOut();
  private static final VisitEvent GIVEN_UP = new VisitEvent.GivenUp();

  private static final List<Phase> PHASES =
      List.of(IDLE, WAITING, LOCKING, BEGINNING, RUNNING, OPENING, CLOSING, OVER, HELD);
  private static final List<VisitEvent> EVENTS =
      List.of(
          GRANTED,
          CONNECTED,
          GONE,
          CLEARED,
          LOCKED,
          LOCK_FAILED,
          BEGUN,
          STOP,
          OPENED,
          FINISHED,
          FINISHED_AND_HELD,
          HANDED_OUT,
          GIVEN_UP);

  private record Row(Phase from, VisitEvent event, Phase to) {}

  private static final List<Row> CHANGES =
      List.of(
          new Row(IDLE, GRANTED, new Phase.Waiting(OTHER)),
          new Row(WAITING, GRANTED, new Phase.Waiting(OTHER)),
          new Row(WAITING, CONNECTED, LOCKING),
          new Row(WAITING, GIVEN_UP, IDLE),
          new Row(LOCKING, LOCKED, BEGINNING),
          new Row(LOCKING, LOCK_FAILED, IDLE),
          new Row(LOCKING, GONE, WAITING),
          new Row(LOCKING, GIVEN_UP, IDLE),
          new Row(BEGINNING, BEGUN, RUNNING),
          new Row(BEGINNING, GONE, WAITING),
          new Row(BEGINNING, GIVEN_UP, IDLE),
          new Row(RUNNING, STOP, OPENING),
          new Row(OPENING, OPENED, CLOSING),
          new Row(CLOSING, FINISHED, OVER),
          new Row(CLOSING, FINISHED_AND_HELD, HELD),
          new Row(HELD, HANDED_OUT, OVER),
          new Row(HELD, CLEARED, IDLE),
          new Row(HELD, GRANTED, new Phase.Waiting(OTHER)),
          new Row(OVER, GRANTED, new Phase.Waiting(OTHER)),
          new Row(OVER, CLEARED, IDLE));

  static Stream<Arguments> everyPair() {
    return PHASES.stream()
        .flatMap(phase -> EVENTS.stream().map(event -> Arguments.of(phase, event)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void theTable(Phase from, VisitEvent event) {
    Phase expected =
        CHANGES.stream()
            .filter(row -> row.from().equals(from) && row.event().equals(event))
            .map(Row::to)
            .findFirst()
            .orElse(from);
    assertEquals(expected, from.next(event));
  }
}
