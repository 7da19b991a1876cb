package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  private static final String HEARTBEAT = "[3,\"s1\",{\"currentTime\":\"2030-01-01T12:00:00Z\"}]";

  private final Bench bench = new Bench();

  private void behave(Behaviour behaviour) {
    bench.behaviours.set(Optional.empty(), Action.HEARTBEAT, behaviour, 0);
  }

  @Test
  void lateAnswerComesWhenItIsDue() {
    behave(new Behaviour.Late(Duration.ofSeconds(5)));
    assertEquals(List.of(), bench.call("Heartbeat", "{}"));
    assertEquals(Optional.of(Instant.parse("2030-01-01T12:00:05Z")), bench.csms.nextDue());
    assertEquals(List.of(), bench.pass(Duration.ofMillis(4999)));
    assertEquals(List.of(HEARTBEAT), Bench.texts(bench.pass(Duration.ofMillis(1))));
    assertEquals(Optional.empty(), bench.csms.nextDue());
  }

  @Test
  void lateAnswerDiesWithTheConnection() {
    behave(new Behaviour.Late(Duration.ofSeconds(5)));
    bench.call("Heartbeat", "{}");
    bench.csms.disconnected(bench.now, "CP1", "lost");
    bench.csms.connected(bench.now, "CP1", OcppVersion.V1_6);
    assertEquals(List.of(), bench.pass(Duration.ofSeconds(6)));
  }

  @Test
  void unansweredCallIsInTheBooksAndAnIgnoredOneIsNot() {
    behave(new Behaviour.Never());
    assertEquals(List.of(), bench.call("Heartbeat", "{}"));
    behave(new Behaviour.Ignore());
    bench.pass(Duration.ofSeconds(30));
    assertEquals(List.of(), bench.call("Heartbeat", "{}"));
    assertEquals(1, bench.csms.station("CP1").orElseThrow().heartbeats());
  }

  @Test
  void callErrorIsSentAsOrderedAndNothingIsBooked() {
    behave(new Behaviour.Refuse("InternalError", "out of coffee"));
    assertEquals(
        List.of("[4,\"s1\",\"InternalError\",\"out of coffee\",{}]"),
        bench.call("Heartbeat", "{}"));
    assertEquals(0, bench.csms.station("CP1").orElseThrow().heartbeats());
  }

  @Test
  void payloadIsSentAsOrdered() {
    behave(new Behaviour.Payload(Bench.json("{'currentTime':12}")));
    assertEquals(List.of("[3,\"s1\",{\"currentTime\":12}]"), bench.call("Heartbeat", "{}"));
  }

  @Test
  void garbageIsHalfAnAnswerOrTheTextOrdered() {
    behave(new Behaviour.Garbage(Optional.empty()));
    String half = bench.call("Heartbeat", "{}").getFirst();
    assertEquals("[3,\"s1\",{\"", half);
    Frame frame = new FrameCodec().read(half);
    assertTrue(frame instanceof Frame.BrokenAnswer || frame instanceof Frame.Unreadable);
    behave(new Behaviour.Garbage(Optional.of("hello")));
    bench.pass(Duration.ofSeconds(30));
    assertEquals(List.of("hello"), bench.call("Heartbeat", "{}"));
  }

  @Test
  void answerComesTwice() {
    behave(new Behaviour.Twice());
    assertEquals(List.of(HEARTBEAT, HEARTBEAT), bench.call("Heartbeat", "{}"));
  }

  @Test
  void answerHasAnIdThatNobodyUsed() {
    behave(new Behaviour.WrongId());
    String text = bench.call("Heartbeat", "{}").getFirst();
    assertEquals("nobody-1", Bench.JSON.readTree(text).get(1).stringValue());
  }

  @Test
  void connectionIsClosedInstead() {
    behave(new Behaviour.Close(1011));
    String call = "[2,\"a\",\"Heartbeat\",{}]";
    assertEquals(
        List.of(new CsmsOutput.Close("CP1", 1011, "as ordered")),
        bench.csms.received(bench.now, "CP1", call));
  }

  @Test
  void behaviourForOneStationComesFirstAndEndsAfterItsTimes() {
    behave(new Behaviour.Twice());
    Behaviour garbage = new Behaviour.Garbage(Optional.of("x"));
    bench.behaviours.set(Optional.of("CP1"), Action.HEARTBEAT, garbage, 2);
    assertEquals(List.of("x"), bench.call("Heartbeat", "{}"));
    bench.pass(Duration.ofSeconds(30));
    assertEquals(List.of("x"), bench.call("Heartbeat", "{}"));
    bench.pass(Duration.ofSeconds(30));
    assertEquals(2, bench.call("Heartbeat", "{}").size());
    behave(new Behaviour.Normal());
    assertEquals(1, bench.call("Heartbeat", "{}").size());
    assertEquals(List.of(), bench.behaviours.rules());
  }

  @Test
  void otherActionsAreNotConcerned() {
    behave(new Behaviour.Never());
    assertEquals(1, bench.call("Authorize", "{'idTag':'A'}").size());
  }

  @Test
  void ledgerSaysWhatWasDoneInsteadOfAnswering() {
    behave(new Behaviour.Never());
    bench.call("Heartbeat", "{}");
    var message = (LedgerEntry.Message) bench.csms.ledger().entries().getLast();
    assertEquals("not answered", message.note());
  }
}
