package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.MessageViolation;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorCallsTest {
  private final Bench bench = new Bench();

  @Test
  void callIsSentAndItsAnswerReported() {
    ModelCsms.Placed placed = bench.send(Action.RESET, "{'type':'Soft'}");
    assertEquals(
        List.of(new CsmsOutput.Send("CP1", "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]")),
        placed.outputs());
    List<CsmsOutput> outputs =
        bench.csms.received(bench.now, "CP1", "[3,\"1\",{\"status\":\"Accepted\"}]");
    var answer = new StationAnswer.Result(Bench.json("{'status':'Accepted'}"), Optional.empty());
    assertEquals(List.of(new CsmsOutput.Answered("CP1", placed.call(), answer)), outputs);
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void onlyOneCallIsOpenTheOthersWait() {
    bench.send(Action.CLEAR_CACHE, "{}");
    assertEquals(List.of(), bench.send(Action.RESET, "{'type':'Hard'}").outputs());
    assertEquals(
        List.of("[2,\"2\",\"Reset\",{\"type\":\"Hard\"}]"),
        bench.received("[3,'1',{'status':'Accepted'}]"));
  }

  @Test
  void callErrorIsReported() {
    bench.send(Action.CLEAR_CACHE, "{}");
    String error = "[4,\"1\",\"NotSupported\",\"no cache\",{\"a\":1}]";
    assertEquals(
        new StationAnswer.Refusal("NotSupported", "no cache", Bench.json("{'a':1}")),
        Bench.only(bench.csms.received(bench.now, "CP1", error)));
  }

  @Test
  void wrongAnswerIsReportedAndAViolation() {
    bench.send(Action.CLEAR_CACHE, "{}");
    String wrong = "[3,\"1\",{\"status\":\"Maybe\"}]";
    StationAnswer answer = Bench.only(bench.csms.received(bench.now, "CP1", wrong));
    assertTrue(((StationAnswer.Result) answer).violation().orElseThrow().startsWith("status: "));
    assertEquals(List.of("schema status"), bench.violations());
  }

  @Test
  void brokenAnswerEndsTheCall() {
    bench.send(Action.CLEAR_CACHE, "{}");
    List<CsmsOutput> outputs = bench.csms.received(bench.now, "CP1", "[3,\"1\",17]");
    assertInstanceOf(StationAnswer.None.class, Bench.only(outputs));
    assertEquals(List.of("frame "), bench.violations());
  }

  @Test
  void missingAnswerIsGivenUpAndTheNextCallGoes() {
    bench.send(Action.CLEAR_CACHE, "{}");
    bench.send(Action.RESET, "{'type':'Hard'}");
    assertEquals(List.of(), bench.pass(Duration.ofMillis(29_999)));
    List<CsmsOutput> outputs = bench.pass(Duration.ofMillis(1));
    assertEquals(new StationAnswer.None("no answer in time"), Bench.only(outputs));
    assertEquals(1, Bench.texts(outputs).size());
    bench.received("[3,'1',{'status':'Accepted'}]");
    assertEquals(List.of("protocol "), bench.violations());
  }

  @Test
  void answerInTimeIsNotGivenUpLater() {
    bench.send(Action.CLEAR_CACHE, "{}");
    bench.received("[3,'1',{'status':'Accepted'}]");
    assertEquals(List.of(), bench.pass(Duration.ofSeconds(31)));
  }

  @Test
  void secondAnswerAndAnswerToNobodyAreViolations() {
    bench.send(Action.CLEAR_CACHE, "{}");
    bench.received("[3,'1',{'status':'Accepted'}]");
    bench.received("[3,'1',{'status':'Accepted'}]");
    bench.received("[4,'zzz','InternalError','',{}]");
    assertEquals(List.of("protocol ", "protocol "), bench.violations());
  }

  @Test
  void lostConnectionEndsAllCalls() {
    bench.send(Action.CLEAR_CACHE, "{}");
    bench.send(Action.RESET, "{'type':'Hard'}");
    List<CsmsOutput> outputs = bench.csms.disconnected(bench.now, "CP1", "gone");
    assertEquals(2, outputs.size());
    assertEquals(new StationAnswer.None("the connection was lost"), Bench.only(outputs));
    assertThrows(CallImpossible.class, () -> bench.send(Action.CLEAR_CACHE, "{}"));
    assertEquals(List.of(), bench.pass(Duration.ofSeconds(31)));
  }

  @Test
  void newConnectionReplacesTheOldOne() {
    bench.send(Action.CLEAR_CACHE, "{}");
    List<CsmsOutput> outputs = bench.csms.connected(bench.now, "CP1", OcppVersion.V1_6);
    assertEquals(new StationAnswer.None("the connection was lost"), Bench.only(outputs));
    assertEquals(2, bench.csms.station("CP1").orElseThrow().connections());
  }

  @Test
  void wrongRequestIsNotSent() {
    MessageViolation wrong =
        assertThrows(MessageViolation.class, () -> bench.send(Action.RESET, "{'type':'soft'}"));
    assertEquals("type", wrong.path());
    assertThrows(CallImpossible.class, () -> bench.send(Action.HEARTBEAT, "{}"));
    assertEquals(1, bench.csms.ledger().lastNumber());
  }

  @Test
  void callAsItIsNeedsNoSenseAndNoPatience() {
    bench.send(Action.CLEAR_CACHE, "{}");
    var placed = bench.csms.callAsIs(bench.now, "CP1", "Foo", Bench.json("{'a':[]}"));
    assertEquals(List.of("[2,\"2\",\"Foo\",{\"a\":[]}]"), Bench.texts(placed.outputs()));
    assertEquals(List.of("hello"), Bench.texts(bench.csms.sendText(bench.now, "CP1", "hello")));
  }

  @Test
  void onlySoManyCallsWait() {
    for (int i = 0; i <= Line.MAX_WAITING; i++) {
      bench.send(Action.CLEAR_CACHE, "{}");
    }
    assertThrows(CallImpossible.class, () -> bench.send(Action.CLEAR_CACHE, "{}"));
  }

  @Test
  void everyActionOfTheCsmsCanBeSent() {
    for (Action action : Action.values()) {
      if (action.direction() != Action.Direction.TO_CSMS) {
        var placed = bench.csms.callAsIs(bench.now, "CP1", action.wire(), Bench.json("{}"));
        assertEquals(1, placed.outputs().size());
      }
    }
  }

  @Test
  void configurationIsRememberedAsReadAndAsSet() {
    bench.send(Action.GET_CONFIGURATION, "{}");
    bench.received(
        "[3,'1',{'configurationKey':[{'key':'HeartbeatInterval','readonly':false,'value':'9'}]}]");
    bench.send(Action.CHANGE_CONFIGURATION, "{'key':'HeartbeatInterval','value':'10'}");
    bench.received("[3,'2',{'status':'Accepted'}]");
    bench.send(Action.CHANGE_CONFIGURATION, "{'key':'Other','value':'10'}");
    bench.received("[3,'3',{'status':'Rejected'}]");
    var configuration = bench.csms.station("CP1").orElseThrow().configuration();
    assertEquals(1, configuration.size());
    assertEquals("10", configuration.getFirst().value());
  }
}
