package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.that;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.trigger.Topic;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Messages that the CSMS asks for. Source: OCPP 1.6, 5.17. */
class TriggerMessageTest {
  private static String triggers(Scenario s, String message) {
    return asks(s, "TriggerMessage", "{\"requestedMessage\":\"" + message + "\"}");
  }

  private static String triggers(Scenario s, String message, int connector) {
    return asks(
        s,
        "TriggerMessage",
        "{\"requestedMessage\":\"" + message + "\",\"connectorId\":" + connector + "}");
  }

  private static Scenario pending() {
    var s = new Scenario().withEvses(2).on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Pending", 3600)));
    s.passes(seconds(1));
    return s;
  }

  private static Match triggered() {
    return that(
        "context Trigger",
        p ->
            p.get("meterValue")
                .get(0)
                .get("sampledValue")
                .valueStream()
                .allMatch(v -> v.path("context").asString().equals("Trigger")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void f69_meterValuesAndStatusesComeForEachConnector(int connector) {
    var s = new Scenario().withEvses(3).booted();
    assertEquals("Accepted", triggers(s, "MeterValues", connector));
    s.csms.receives("MeterValues", connector(connector), absent("transactionId"), triggered());
    assertEquals("Accepted", triggers(s, "StatusNotification", connector));
    s.csms.receives(reports(connector, "Available"));
    s.passes(minutes(1));
  }

  @Test
  void f69_withoutConnectorTheyComeForAll() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", triggers(s, "StatusNotification"));
    for (int connector = 0; connector <= 2; connector++) {
      s.csms.receives(reports(connector, "Available"));
    }
    assertEquals("Accepted", triggers(s, "MeterValues"));
    var heard = new TreeSet<Integer>();
    heard.add(s.csms.receives("MeterValues", triggered()).get("connectorId").asInt());
    heard.add(s.csms.receives("MeterValues", triggered()).get("connectorId").asInt());
    assertEquals(List.of(1, 2), List.copyOf(heard));
    s.passes(minutes(1));
  }

  @Test
  void connector0IsTheStationAndHasNoMeter() {
    var s = new Scenario().booted();
    assertEquals("Accepted", triggers(s, "StatusNotification", 0));
    s.csms.receives(reports(0, "Available"));
    assertEquals("Rejected", triggers(s, "MeterValues", 0));
    s.passes(minutes(1));
  }

  @Test
  void inATransactionTheValuesBelongToIt() {
    var s =
        new Scenario()
            .with("MeterValuesSampledData", "Voltage.L1-N,Power.Active.Import,Current.Import");
    s.charging();
    assertEquals("Accepted", triggers(s, "MeterValues", 1));
    JsonNode values =
        s.csms.receives(
            "MeterValues", field("transactionId", s.csms.lastTransaction()), triggered());
    var measurands = new TreeSet<String>();
    values
        .get("meterValue")
        .get(0)
        .get("sampledValue")
        .forEach(v -> measurands.add(v.get("measurand").asString()));
    assertEquals(
        List.of("Current.Import", "Power.Active.Import", "Voltage"),
        List.copyOf(measurands),
        "" + values);
  }

  @ParameterizedTest
  @CsvSource({"StatusNotification,4", "StatusNotification,-1", "MeterValues,4", "MeterValues,-1"})
  void aConnectorThatIsNotThereIsRejected(String message, int connector) {
    var s = new Scenario().withEvses(3).booted();
    assertEquals("Rejected", triggers(s, message, connector));
    s.passes(minutes(1));
  }

  /** The requested message is leading: a connector that it has no use for is ignored. */
  @ParameterizedTest
  @CsvSource({"Heartbeat", "DiagnosticsStatusNotification"})
  void aConnectorThatDoesNotMatterIsIgnored(String message) {
    var s = new Scenario().booted();
    assertEquals("Accepted", triggers(s, message, 17));
    s.csms.receives(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StartTransaction",
        "StopTransaction",
        "Authorize",
        "DataTransfer",
        "LogStatusNotification",
        "heartbeat",
        "Nonsense",
        ""
      })
  void whatNobodyKnowsOrMayAskForIsNotImplemented(String message) {
    var s = new Scenario().booted();
    assertEquals("NotImplemented", errorOrStatus(s, message));
    s.passes(minutes(1));
  }

  /** The request itself breaks the schema, which the tool would not let through. */
  private static String errorOrStatus(Scenario s, String message) {
    JsonNode answer =
        s.csms.sendsAnything("TriggerMessage", "{\"requestedMessage\":\"" + message + "\"}");
    return answer.get(0).asInt() == 3 ? answer.get(2).get("status").asString() : errorOf(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|OccurenceConstraintViolation",
        "{'requestedMessage':5}|TypeConstraintViolation",
        "{'requestedMessage':'Heartbeat','connectorId':'1'}|TypeConstraintViolation",
        "{'requestedMessage':'Heartbeat','x':1}|FormationViolation",
        "[]|FormationViolation"
      })
  void aMalformedPayloadIsAnError(String payload, String error) {
    var s = new Scenario().booted();
    assertEquals(
        error, errorOf(s.csms.sendsAnything("TriggerMessage", payload.replace('\'', '"'))));
  }

  @Test
  void theAnswerGoesFirst() {
    var s = new Scenario().booted();
    assertEquals("Accepted", triggers(s, "Heartbeat"));
    s.csms.receives("Heartbeat");
    var frames = s.csms.frames();
    assertTrue(frames.get(frames.size() - 2).startsWith("[3,"), frames.toString());
    assertTrue(frames.getLast().contains("\"Heartbeat\""), frames.toString());
  }

  /** OCPP 1.6 errata, 3.35. */
  @Test
  void anAcceptedStationDoesNotIntroduceItselfAgain() {
    var s = new Scenario().booted();
    assertEquals("Rejected", triggers(s, "BootNotification"));
    s.passes(minutes(1));
  }

  /** OCPP 1.6, 4.2: a pending station says nothing by itself, but what it is told to say. */
  @Test
  void aPendingStationSaysWhatItIsAskedFor() {
    var s = pending();
    assertEquals("Accepted", triggers(s, "Heartbeat"));
    s.csms.receives("Heartbeat");
    assertEquals("Accepted", triggers(s, "StatusNotification", 2));
    s.csms.receives(reports(2, "Available"));
    assertEquals("Accepted", triggers(s, "MeterValues", 1));
    s.csms.receives("MeterValues", connector(1), triggered());
    assertEquals("Accepted", triggers(s, "DiagnosticsStatusNotification"));
    s.csms.receives("DiagnosticsStatusNotification");
    s.passes(minutes(10));
  }

  @Test
  void aPendingStationIntroducesItselfWhenAskedAndMayBeAcceptedThen() {
    var s = pending();
    assertEquals("Accepted", triggers(s, "BootNotification"));
    s.csms.receives("BootNotification");
    for (int connector = 0; connector <= 2; connector++) {
      s.csms.receives(reports(connector, "Available"));
    }
    s.passes(minutes(120));
  }

  /** Without the CSMS knowing of the transaction there is no number to put into the message. */
  @Test
  void aPendingStationTellsValuesBesideItsTransaction() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Pending", 3600)));
    s.passes(seconds(1));
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed());
    assertEquals("Accepted", triggers(s, "MeterValues", 1));
    s.csms.receives("MeterValues", connector(1), absent("transactionId"));
    s.passes(minutes(1));
  }

  @Test
  void theStatusIsTheOneOfNowHoweverShort() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "MinimumStatusDuration", 60));
    s.car.plugsIn();
    s.passes(seconds(5));
    assertEquals("Accepted", triggers(s, "StatusNotification", 1));
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(5));
  }

  @Test
  void aFaultIsPartOfTheStatus() {
    var s = new Scenario().booted();
    s.grid.raisesFault(1, FaultCode.GROUND_FAILURE);
    s.csms.receives(reports(1, "Faulted"));
    assertEquals("Accepted", triggers(s, "StatusNotification", 1));
    s.csms.receives(
        "StatusNotification",
        connector(1),
        Match.status("Faulted"),
        field("errorCode", "GroundFailure"));
  }

  @Test
  void aHundredTriggersAreAllHeeded() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    for (int i = 0; i < 100; i++) {
      assertEquals("Accepted", triggers(s, "Heartbeat"));
    }
    s.passes(seconds(10));
    assertEquals(100, s.csms.heard("Heartbeat").size());
  }

  @Test
  void withoutConnectionThereIsNobodyToTell() {
    var s = new Scenario().booted();
    s.connection.down();
    s.passes(seconds(1));
    assertEquals(Verdict.Decision.REJECTED, s.asks(new Ask.Trigger(Topic.HEARTBEAT, null)));
  }
}
