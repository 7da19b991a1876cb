package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.3: variables are read and written. */
class VariablesTest {
  private static final String THRESHOLD = variable("OCPPCommCtrlr", "OfflineThreshold");
  private static final String OFFLINE = variable("AuthCtrlr", "LocalAuthorizeOffline");

  private final Scenario201 s = new Scenario201().booted();

  private static String variable(String component, String variable) {
    return "'component':{'name':'" + component + "'},'variable':{'name':'" + variable + "'}";
  }

  private JsonNode gets(String... wanted) {
    return list("GetVariables", "getVariableData", "getVariableResult", wanted);
  }

  private JsonNode sets(String... wanted) {
    return list("SetVariables", "setVariableData", "setVariableResult", wanted);
  }

  private JsonNode list(String action, String field, String answer, String... items) {
    String payload = "{'" + field + "':[{" + String.join("},{", items) + "}]}";
    JsonNode results = s.csms.sends(action, payload.replace('\'', '"')).get(answer);
    assertEquals(items.length, results.size());
    return results;
  }

  private static void is(String status, String component, String variable, JsonNode result) {
    assertEquals(status, result.get("attributeStatus").asString());
    assertEquals(component, result.get("component").get("name").asString());
    assertEquals(variable, result.get("variable").get("name").asString());
    if (status.equals("Accepted")) {
      assertEquals("Actual", result.get("attributeType").asString());
      assertFalse(result.has("attributeStatusInfo"));
    }
  }

  @Test
  void TC_B_06_CS() {
    JsonNode result = gets(THRESHOLD + ",'attributeType':'Actual'").get(0);
    is("Accepted", "OCPPCommCtrlr", "OfflineThreshold", result);
    assertEquals("300", result.get("attributeValue").asString());
  }

  @Test
  void TC_B_07_CS() {
    JsonNode results =
        gets(THRESHOLD + ",'attributeType':'Actual'", OFFLINE + ",'attributeType':'Actual'");
    is("Accepted", "OCPPCommCtrlr", "OfflineThreshold", results.get(0));
    assertEquals("300", results.get(0).get("attributeValue").asString());
    is("Accepted", "AuthCtrlr", "LocalAuthorizeOffline", results.get(1));
    assertEquals("true", results.get(1).get("attributeValue").asString());
  }

  @Test
  void TC_B_32_CS() {
    JsonNode result = gets(variable("UnknownComponent", "OfflineThreshold")).get(0);
    is("UnknownComponent", "UnknownComponent", "OfflineThreshold", result);
  }

  @Test
  void TC_B_33_CS() {
    JsonNode result = gets(variable("OCPPCommCtrlr", "UnknownVariable")).get(0);
    is("UnknownVariable", "OCPPCommCtrlr", "UnknownVariable", result);
  }

  @Test
  void TC_B_34_CS() {
    JsonNode result = gets(THRESHOLD + ",'attributeType':'Target'").get(0);
    is("NotSupportedAttributeType", "OCPPCommCtrlr", "OfflineThreshold", result);
    assertEquals("Target", result.get("attributeType").asString());
  }

  @Test
  void TC_B_09_CS() {
    JsonNode result = sets(THRESHOLD + ",'attributeValue':'300','attributeType':'Actual'").get(0);
    is("Accepted", "OCPPCommCtrlr", "OfflineThreshold", result);
  }

  @Test
  void TC_B_10_CS() {
    JsonNode results =
        sets(
            THRESHOLD + ",'attributeValue':'300','attributeType':'Actual'",
            OFFLINE + ",'attributeValue':'true','attributeType':'Actual'");
    is("Accepted", "OCPPCommCtrlr", "OfflineThreshold", results.get(0));
    is("Accepted", "AuthCtrlr", "LocalAuthorizeOffline", results.get(1));
  }

  @Test
  void TC_B_35_CS() {
    JsonNode result =
        sets(variable("UnknownComponent", "OfflineThreshold") + ",'attributeValue':'1'").get(0);
    is("UnknownComponent", "UnknownComponent", "OfflineThreshold", result);
  }

  @Test
  void TC_B_36_CS() {
    JsonNode result =
        sets(variable("OCPPCommCtrlr", "UnknownVariable") + ",'attributeValue':'1'").get(0);
    is("UnknownVariable", "OCPPCommCtrlr", "UnknownVariable", result);
  }

  @Test
  void TC_B_37_CS() {
    JsonNode result = sets(THRESHOLD + ",'attributeValue':'1','attributeType':'Target'").get(0);
    is("NotSupportedAttributeType", "OCPPCommCtrlr", "OfflineThreshold", result);
    assertEquals("Target", result.get("attributeType").asString());
  }

  @Test
  void TC_B_11_CS() {
    takesOnly(THRESHOLD, List.of("300"));
    takesOnly(variable("SmartChargingCtrlr", "LimitChangeSignificance"), List.of("300", "300.1"));
    takesOnly(variable("AuthCtrlr", "AuthorizeRemoteStart"), List.of("true"));
  }

  private void takesOnly(String variable, List<String> right) {
    for (String value : List.of("300", "300.1", "true", "2026-03-01T12:00:00Z", "abc")) {
      JsonNode result = sets(variable + ",'attributeValue':'" + value + "'").get(0);
      String status = result.get("attributeStatus").asString();
      assertEquals(right.contains(value) ? "Accepted" : "Rejected", status, variable + value);
      assertEquals(
          right.contains(value) ? "" : "InvalidValue",
          result.at("/attributeStatusInfo/reasonCode").asString(""));
    }
  }

  @Test
  void TC_B_39_CS() {
    String timeout =
        "'component':{'name':'OCPPCommCtrlr'},"
            + "'variable':{'name':'MessageTimeout','instance':'Default'}";
    JsonNode result = sets(timeout + ",'attributeValue':'10'").get(0);
    is("Rejected", "OCPPCommCtrlr", "MessageTimeout", result);
    assertEquals("Default", result.get("variable").get("instance").asString());
    assertTrue(gets(timeout).get(0).get("attributeValue").asString().equals("30"));
  }
}
