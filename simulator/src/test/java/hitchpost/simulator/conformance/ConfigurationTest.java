package hitchpost.simulator.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCTT 2.8 and 2.15, Configuration keys. */
class ConfigurationTest {
  /** Required keys of the core profile; true where the key must be writable, null for either. */
  private static final Map<String, Boolean> REQUIRED = new LinkedHashMap<>();

  static {
    List.of("AuthorizeRemoteTxRequests", "UnlockConnectorOnEVSideDisconnect")
        .forEach(key -> REQUIRED.put(key, null));
    List.of("GetConfigurationMaxKeys", "NumberOfConnectors", "SupportedFeatureProfiles")
        .forEach(key -> REQUIRED.put(key, false));
    List.of(
            "ClockAlignedDataInterval",
            "ConnectionTimeOut",
            "ConnectorPhaseRotation",
            "HeartbeatInterval",
            "LocalAuthorizeOffline",
            "LocalPreAuthorize",
            "MeterValuesAlignedData",
            "MeterValuesSampledData",
            "MeterValueSampleInterval",
            "ResetRetries",
            "StopTransactionOnInvalidId",
            "StopTxnAlignedData",
            "StopTxnSampledData",
            "TransactionMessageAttempts",
            "TransactionMessageRetryInterval")
        .forEach(key -> REQUIRED.put(key, true));
  }

  private static List<String> names(JsonNode answer) {
    var names = new ArrayList<String>();
    answer.get("configurationKey").forEach(key -> names.add(key.get("key").asString()));
    return names;
  }

  private static JsonNode get(Scenario s, List<String> keys) {
    var quoted = keys.stream().map(key -> '"' + key + '"').toList();
    return s.csms.sends("GetConfiguration", "{\"key\":[" + String.join(",", quoted) + "]}");
  }

  private static String change(Scenario s, String key, String value) {
    return s.csms
        .sends("ChangeConfiguration", "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}")
        .get("status")
        .asString();
  }

  @Test
  void TC_019_CS() {
    var s = new Scenario().booted();
    var profiles = get(s, List.of("SupportedFeatureProfiles"));
    assertFalse(profiles.has("unknownKey"));
    assertEquals(List.of("SupportedFeatureProfiles"), names(profiles));

    var everything = s.csms.sends("GetConfiguration", "{}");
    REQUIRED.forEach((key, writable) -> hasKey(everything, key, writable));

    var max = get(s, List.of("GetConfigurationMaxKeys"));
    int limit = Integer.parseInt(max.get("configurationKey").get(0).get("value").asString());
    var all = names(everything);
    var asked = all.subList(0, Math.min(limit, all.size()));
    var answer = get(s, asked);
    assertFalse(answer.has("unknownKey"));
    assertEquals(asked, names(answer));
  }

  private static void hasKey(JsonNode answer, String name, Boolean writable) {
    JsonNode found = null;
    for (JsonNode key : answer.get("configurationKey")) {
      if (key.get("key").asString().equals(name)) {
        found = key;
      }
    }
    assertNotNull(found, name + " is missing");
    if (writable != null) {
      assertEquals(!writable, found.get("readonly").asBoolean(), name);
    }
  }

  @Test
  void TC_021_CS() {
    var s = new Scenario().with("MeterValueSampleInterval", "60").booted();
    assertEquals("Accepted", change(s, "MeterValueSampleInterval", "15"));
    var answer = get(s, List.of("MeterValueSampleInterval"));
    assertEquals("15", answer.get("configurationKey").get(0).get("value").asString());
  }

  @Test
  void TC_040_1_CS() {
    var s = new Scenario().booted();
    assertEquals("NotSupported", change(s, "Testing", "true"));
  }

  @Test
  void TC_040_2_CS() {
    var s = new Scenario().booted();
    var answer =
        s.csms.sendsAnything(
            "ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"-1\"}");
    boolean rejected =
        answer.get(0).asInt() == 3 && answer.get(2).get("status").asString().equals("Rejected");
    boolean refused =
        answer.get(0).asInt() == 4
            && answer.get(2).asString().equals("PropertyConstraintViolation");
    assertTrue(rejected || refused, answer.toString());
  }
}
