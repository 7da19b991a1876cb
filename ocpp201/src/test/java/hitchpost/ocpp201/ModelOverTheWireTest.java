package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Identity;
import hitchpost.core.Input;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.Registry;
import hitchpost.core.Station;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateEvent;
import hitchpost.core.security.Holdings;
import hitchpost.core.settings.Setting;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Measurand;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The device model as a CSMS sees it. Source: OCPP 2.0.1 part 2, B05 to B08. */
class ModelOverTheWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String FULL = "{'requestId':7,'reportBase':'FullInventory'}";

  private final Deque<JsonNode> sent = new ArrayDeque<>();
  private final Station station = start();
  private long attempt;
  private int longest;

  private Station start() {
    var evses =
        List.of(new EvseSpec(1, 3, 32_000, 230, List.of(new ConnectorSpec(1, "sType2", false))));
    var identity = new Identity("Acme", "One", null, null, null, null, null, null, null);
    var catalogue = new ArrayList<Setting<?>>(Registry.of(evses, List.of(Measurand.values())));
    catalogue.addAll(Catalogue.settings(true));
    var config =
        new StationConfig(
            "CS-1",
            identity,
            evses,
            catalogue,
            BackOff.STANDARD,
            NOON.minusSeconds(60),
            false,
            false);
    var started =
        Station.start(
            config,
            List.of(new Ocpp201(identity)),
            () -> 4711,
            Snapshot.empty(),
            BootReason.POWER_UP,
            now());
    carryOut(started.outputs());
    return started.station();
  }

  private static Now now() {
    return new Now(NOON, 0);
  }

  private void carryOut(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Link(LinkCommand.Connect connect)) {
        attempt = connect.attempt();
      } else if (output instanceof Output.Link(LinkCommand.Send send)) {
        longest = Math.max(longest, send.text().length());
        sent.add(JSON.readTree(send.text()));
      }
    }
  }

  private void link(LinkEvent event) {
    carryOut(station.step(now(), new Input.Link(event)));
  }

  /** Says something to the station; single quotes stand for double ones. */
  private void says(String frame) {
    link(new LinkEvent.Received(attempt, frame.replace('\'', '"')));
  }

  /** Answers the next call of the station, which has to be this one. */
  private JsonNode answers(String action, String payload) {
    JsonNode call = sent.remove();
    assertEquals(action, call.path(2).stringValue());
    says("[3,'" + call.get(1).stringValue() + "'," + payload + "]");
    return call.get(3);
  }

  private void boots(String status) {
    var none = new CertificateEvent.Described(Holdings.NONE);
    carryOut(station.step(now(), new Input.Certificates(none)));
    link(new LinkEvent.Opened(attempt, "ocpp2.0.1"));
    answers(
        "BootNotification",
        "{'status':'" + status + "','currentTime':'" + NOON + "','interval':300}");
    while (!sent.isEmpty()) {
      answers(sent.element().get(2).stringValue(), "{}");
    }
  }

  /** Calls the station and takes its answer, which comes before anything else it says. */
  private JsonNode calls(String action, String payload) {
    says("[2,'c1','" + action + "'," + payload + "]");
    return sent.remove();
  }

  private JsonNode result(String action, String payload) {
    JsonNode answer = calls(action, payload);
    assertEquals(3, answer.get(0).intValue(), answer::toString);
    return answer.get(2);
  }

  private String error(String action, String payload) {
    JsonNode answer = calls(action, payload);
    assertEquals(4, answer.get(0).intValue(), answer::toString);
    return answer.get(2).stringValue();
  }

  /** All parts of a report, each answered. */
  private List<JsonNode> report() {
    var parts = new ArrayList<JsonNode>();
    while (!sent.isEmpty()) {
      parts.add(answers("NotifyReport", "{}"));
    }
    return parts;
  }

  private static String variable(String component, String variable, String more) {
    return "{'component':{'name':'"
        + component
        + "'},'variable':{'name':'"
        + variable
        + "'}"
        + more
        + "}";
  }

  private static String several(String item, int times) {
    return String.join(",", Collections.nCopies(times, item));
  }

  @Test
  @Tag("B06.FR.01")
  void eachVariableThatIsAskedForHasItsResult() {
    boots("Accepted");
    JsonNode results =
        result(
                "GetVariables",
                "{'getVariableData':["
                    + variable("OCPPCommCtrlr", "OfflineThreshold", "")
                    + ","
                    + variable("OCPPCommCtrlr", "OfflineThreshold", ",'attributeType':'Target'")
                    + ","
                    + variable("UnknownComponent", "OfflineThreshold", "")
                    + "]}")
            .get("getVariableResult");

    assertEquals(3, results.size());
    assertEquals("300", results.get(0).get("attributeValue").stringValue());
    assertEquals("NotSupportedAttributeType", results.get(1).get("attributeStatus").stringValue());
    assertEquals("UnknownComponent", results.get(2).get("attributeStatus").stringValue());
    assertFalse(results.get(2).has("attributeValue"));
  }

  @Test
  @Tag("B05.FR.01")
  void eachVariableThatIsToBeWrittenHasItsResult() {
    boots("Accepted");
    JsonNode results =
        result(
                "SetVariables",
                "{'setVariableData':["
                    + variable("OCPPCommCtrlr", "OfflineThreshold", ",'attributeValue':'90'")
                    + ","
                    + variable("OCPPCommCtrlr", "OfflineThreshold", ",'attributeValue':'long'")
                    + ","
                    + variable("SecurityCtrlr", "SecurityProfile", ",'attributeValue':'3'")
                    + "]}")
            .get("setVariableResult");

    assertEquals(3, results.size());
    assertEquals("Accepted", results.get(0).get("attributeStatus").stringValue());
    assertEquals("Actual", results.get(0).get("attributeType").stringValue());
    assertEquals("Rejected", results.get(1).get("attributeStatus").stringValue());
    assertEquals(
        "ReadOnly", results.get(2).get("attributeStatusInfo").get("reasonCode").stringValue());
  }

  @Test
  @Tag("B06.FR.16")
  @Tag("B08.FR.17")
  void moreThanAMessageMayHaveIsRefused() {
    boots("Accepted");
    String one = variable("TxCtrlr", "EVConnectionTimeOut", "");

    assertEquals(
        50,
        result("GetVariables", "{'getVariableData':[" + several(one, 50) + "]}")
            .get("getVariableResult")
            .size());
    assertEquals(
        "OccurrenceConstraintViolation",
        error("GetVariables", "{'getVariableData':[" + several(one, 51) + "]}"));
    assertEquals(
        "OccurrenceConstraintViolation",
        error(
            "SetVariables",
            "{'setVariableData':["
                + several(variable("TxCtrlr", "EVConnectionTimeOut", ",'attributeValue':'1'"), 51)
                + "]}"));
    assertEquals(
        "OccurrenceConstraintViolation",
        error("GetReport", "{'requestId':1,'componentVariable':[" + several(one, 51) + "]}"));
  }

  @Test
  @Tag("B06.FR.17")
  @Tag("B08.FR.18")
  void aLongerMessageThanMayBeIsRefused() {
    boots("Accepted");
    String texts = several("'" + "x".repeat(1_000) + "'", 100);
    String padding = "'customData':{'vendorId':'a','x':[" + texts + "]},";

    for (String action : List.of("GetVariables", "SetVariables", "GetReport")) {
      assertEquals("FormatViolation", error(action, "{" + padding + "'requestId':1}"));
    }
  }

  @Test
  @Tag("B07.FR.01")
  @Tag("B07.FR.04")
  @Tag("B07.FR.10")
  void aReportComesInPartsAfterItsAcceptance() {
    boots("Accepted");
    assertEquals("Accepted", result("GetBaseReport", FULL).get("status").stringValue());
    assertEquals(1, sent.size(), "a part waits for the answer to the one before");
    List<JsonNode> parts = report();

    assertTrue(parts.size() > 1);
    assertTrue(longest < 20_000, "characters: " + longest);
    for (int i = 0; i < parts.size(); i++) {
      assertEquals(7, parts.get(i).get("requestId").intValue());
      assertEquals(i, parts.get(i).get("seqNo").intValue());
      assertEquals(NOON.toString(), parts.get(i).get("generatedAt").stringValue());
      assertEquals(i < parts.size() - 1, parts.get(i).path("tbc").booleanValue(false));
    }
  }

  @Test
  @Tag("B07.FR.03")
  void aSecretHasNoValueInAReport() {
    boots("Accepted");
    result("GetBaseReport", FULL);
    String whole = report().toString();

    assertTrue(
        whole.contains(
            "{\"name\":\"BasicAuthPassword\"},\"variableAttribute\":[{\"type\":\"Actual\","
                + "\"mutability\":\"WriteOnly\",\"persistent\":true}]"));
  }

  @Test
  @Tag("B07.FR.13")
  void anotherReportIsRefusedUntilTheFirstIsTold() {
    boots("Accepted");
    result("GetBaseReport", FULL);
    JsonNode part = sent.remove();
    JsonNode second = result("GetBaseReport", FULL);
    assertEquals("Rejected", second.get("status").stringValue());

    says("[3,'" + part.get(1).stringValue() + "',{}]");
    report();
    assertEquals("Accepted", result("GetBaseReport", FULL).get("status").stringValue());
  }

  @Test
  void aPartThatTheCsmsDoesNotTakeEndsTheReport() {
    boots("Accepted");
    result("GetBaseReport", FULL);
    says("[4,'" + sent.remove().get(1).stringValue() + "','InternalError','',{}]");

    assertTrue(sent.isEmpty());
    assertEquals("Accepted", result("GetBaseReport", FULL).get("status").stringValue());
  }

  @Test
  @Tag("B08.FR.01")
  @Tag("B08.FR.15")
  void aReportCanBeOfAFewVariables() {
    boots("Accepted");
    String state =
        "'componentVariable':[{'component':{'name':'EVSE','evse':{'id':1}},"
            + "'variable':{'name':'AvailabilityState'}}]}";
    JsonNode some =
        result("GetReport", "{'requestId':8,'componentCriteria':['Available']," + state);
    assertEquals("Accepted", some.get("status").stringValue());
    JsonNode data = report().getFirst().get("reportData");
    assertEquals(1, data.size());
    assertEquals(
        "Available,Occupied,Reserved,Unavailable,Faulted",
        data.get(0).get("variableCharacteristics").get("valuesList").stringValue());
    assertEquals(
        "Available", data.get(0).get("variableAttribute").get(0).get("value").stringValue());

    JsonNode none = result("GetReport", "{'requestId':9,'componentCriteria':['Problem']," + state);
    assertEquals("EmptyResultSet", none.get("status").stringValue());
    assertEquals("NotFound", none.get("statusInfo").get("reasonCode").stringValue());
    assertTrue(sent.isEmpty());
  }

  @Test
  @Tag("B02.FR.01")
  void aStationThatWaitsForItsAcceptanceTellsWhatItIsAskedFor() {
    boots("Pending");

    assertEquals("Accepted", result("GetBaseReport", FULL).get("status").stringValue());
    assertTrue(report().size() > 1);
  }
}
