package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.3: reports of the device model. */
class ReportsTest {
  private static final String STATES = "Available,Occupied,Reserved,Unavailable,Faulted";
  private static final Set<String> LISTS = Set.of("OptionList", "SequenceList", "MemberList");

  /** Every part of a report: one after the other, counted from 0, the last without more. */
  private static List<JsonNode> parts(Scenario201 s) {
    List<JsonNode> entries = new ArrayList<>();
    boolean more = true;
    for (int number = 0; more; number++) {
      JsonNode part =
          s.csms.receives(
              "NotifyReport",
              Match.field("requestId", 42),
              Match.field("seqNo", number),
              Match.that("generatedAt", p -> p.has("generatedAt")));
      more = part.path("tbc").asBoolean(false);
      part.get("reportData").forEach(entries::add);
    }
    s.passes(5);
    for (JsonNode entry : entries) {
      JsonNode like = entry.get("variableCharacteristics");
      assertEquals(
          LISTS.contains(like.get("dataType").asString()),
          like.has("valuesList"),
          () -> "" + entry);
    }
    return entries;
  }

  private static List<JsonNode> inventory(Scenario201 s, String base) {
    String payload = "{'requestId':42,'reportBase':'" + base + "'}";
    assertEquals("Accepted", s.statusOf("GetBaseReport", payload));
    return parts(s);
  }

  private static List<JsonNode> custom(Scenario201 s, String selection) {
    assertEquals("Accepted", s.statusOf("GetReport", "{'requestId':42," + selection + "}"));
    return parts(s);
  }

  private static String name(JsonNode entry) {
    return entry.at("/component/name").asString() + "." + entry.at("/variable/name").asString();
  }

  private static List<String> names(List<JsonNode> entries) {
    return entries.stream().map(ReportsTest::name).distinct().toList();
  }

  private static String wanted(String component, String variable) {
    return "'componentVariable':[{'component':{" + component + "},'variable':{" + variable + "}}]";
  }

  @Test
  void TC_B_12_CS() {
    List<JsonNode> entries = inventory(new Scenario201().booted(), "ConfigurationInventory");
    for (JsonNode entry : entries) {
      for (JsonNode attribute : entry.get("variableAttribute")) {
        assertTrue(
            Set.of("ReadWrite", "WriteOnly").contains(attribute.get("mutability").asString()),
            () -> "" + entry);
      }
    }
    assertTrue(
        names(entries)
            .containsAll(
                List.of(
                    "AlignedDataCtrlr.Interval",
                    "AuthCtrlr.LocalPreAuthorize",
                    "OCPPCommCtrlr.NetworkConfigurationPriority",
                    "SampledDataCtrlr.TxUpdatedMeasurands",
                    "SecurityCtrlr.OrganizationName",
                    "TxCtrlr.EVConnectionTimeOut")));
  }

  @Test
  void TC_B_13_CS() {
    List<String> names = names(inventory(new Scenario201().booted(), "FullInventory"));
    assertTrue(
        names.containsAll(
            List.of(
                "ChargingStation.AvailabilityState",
                "EVSE.Power",
                "Connector.ConnectorType",
                "DeviceDataCtrlr.ItemsPerMessage",
                "LocalAuthListCtrlr.Entries")));
  }

  @Test
  void TC_B_14_CS() {
    assertEquals(
        List.of(
            "ChargingStation.AvailabilityState",
            "Connector.AvailabilityState",
            "EVSE.AvailabilityState"),
        names(inventory(new Scenario201().booted(), "SummaryInventory")));
  }

  @Test
  void TC_B_16_CS() {
    var s = new Scenario201().booted();
    List<JsonNode> enabled = custom(s, "'componentCriteria':['Enabled']");
    List<JsonNode> all = inventory(s, "FullInventory");
    for (JsonNode entry : all) {
      boolean on =
          entry.at("/variable/name").asString().equals("Enabled")
              && entry.at("/variableAttribute/0/value").asString("").equals("true");
      assertTrue(!on || enabled.contains(entry), () -> "" + entry);
    }
    for (JsonNode entry : enabled) {
      boolean off =
          entry.at("/variable/name").asString().equals("Enabled")
              && !entry.at("/variableAttribute/0/value").asString("").equals("true");
      assertFalse(off, () -> "" + entry);
    }
  }

  private static void isStateOfEvse(JsonNode entry, int evse) {
    assertEquals("EVSE.AvailabilityState", name(entry));
    assertEquals(evse, entry.at("/component/evse/id").asInt());
    assertEquals("OptionList", entry.at("/variableCharacteristics/dataType").asString());
    assertEquals(STATES, entry.at("/variableCharacteristics/valuesList").asString());
    assertEquals(1, entry.get("variableAttribute").size());
    assertEquals("ReadOnly", entry.at("/variableAttribute/0/mutability").asString());
    assertEquals("Actual", entry.at("/variableAttribute/0/type").asString());
    assertEquals("Available", entry.at("/variableAttribute/0/value").asString());
  }

  @Test
  void TC_B_17_CS() {
    List<JsonNode> entries =
        custom(
            new Scenario201().booted(),
            wanted("'name':'EVSE','evse':{'id':1}", "'name':'AvailabilityState'"));
    assertEquals(1, entries.size());
    isStateOfEvse(entries.getFirst(), 1);
  }

  @Test
  void TC_B_18_CS() {
    var s = new Scenario201().booted();
    String state = wanted("'name':'EVSE','evse':{'id':1}", "'name':'AvailabilityState'");
    List<JsonNode> entries = custom(s, "'componentCriteria':['Available']," + state);
    assertEquals(1, entries.size());
    isStateOfEvse(entries.getFirst(), 1);

    String problem = "{'requestId':43,'componentCriteria':['Problem']," + state + "}";
    JsonNode answer = s.csms.sends("GetReport", problem.replace('\'', '"'));
    assertEquals("EmptyResultSet", answer.get("status").asString());
    assertEquals("NotFound", answer.at("/statusInfo/reasonCode").asString());
    s.passes(5);
  }

  @Test
  void TC_B_53_CS() {
    for (JsonNode entry : inventory(new Scenario201().booted(), "FullInventory")) {
      JsonNode like = entry.get("variableCharacteristics");
      for (JsonNode attribute : entry.get("variableAttribute")) {
        boolean secret = attribute.get("mutability").asString().equals("WriteOnly");
        assertEquals(!secret, attribute.has("value"), () -> "" + entry);
        if (LISTS.contains(like.get("dataType").asString())) {
          isAllowed(attribute.get("value").asString(), like.get("valuesList").asString());
        }
      }
    }
  }

  private static void isAllowed(String value, String choices) {
    assertFalse(choices.isEmpty());
    List<String> items = value.isEmpty() ? List.of() : List.of(value.split(","));
    assertTrue(List.of(choices.split(",")).containsAll(items), value + " of " + choices);
  }

  @Test
  void TC_B_54_CS() {
    List<JsonNode> entries =
        custom(
            new Scenario201().booted(),
            wanted("'name':'DeviceDataCtrlr'", "'name':'ItemsPerMessage'"));
    assertEquals(List.of("DeviceDataCtrlr.ItemsPerMessage"), names(entries));
    assertEquals(
        List.of("GetReport", "GetVariables", "SetVariables"),
        entries.stream().map(e -> e.at("/variable/instance").asString()).toList());
  }

  @Test
  void TC_B_55_CS() {
    List<JsonNode> entries =
        custom(
            new Scenario201().booted(),
            wanted("'name':'DeviceDataCtrlr'", "'name':'ItemsPerMessage','instance':'GetReport'"));
    assertEquals(1, entries.size());
    assertEquals("GetReport", entries.getFirst().at("/variable/instance").asString());
  }

  @Test
  void TC_B_56_CS() {
    List<JsonNode> entries =
        custom(new Scenario201().booted(), wanted("'name':'EVSE'", "'name':'AvailabilityState'"));
    assertEquals(1, entries.size(), "the scenario has one EVSE");
    isStateOfEvse(entries.getFirst(), 1);
  }
}
