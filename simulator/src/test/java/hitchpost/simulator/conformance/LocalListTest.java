package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCTT 2.17, local authorization list. */
class LocalListTest {
  private static final String ENTRY =
      "{\"idTag\":\"CARD\",\"idTagInfo\":{\"status\":\"Accepted\"}}";

  private static String sends(Scenario s, String type, int version, String entries) {
    String list = entries.isEmpty() ? "" : ",\"localAuthorizationList\":[" + entries + "]";
    return s.csms
        .sends(
            "SendLocalList",
            "{\"listVersion\":" + version + ",\"updateType\":\"" + type + "\"" + list + "}")
        .get("status")
        .asString();
  }

  private static int version(Scenario s) {
    return s.csms.sends("GetLocalListVersion", "{}").get("listVersion").asInt();
  }

  private static Scenario enabled() {
    return new Scenario().with("LocalAuthListEnabled", "true").booted();
  }

  private static Scenario without() {
    return new Scenario().with("SupportedFeatureProfiles", "Core").booted();
  }

  private static void isNotSupported(JsonNode answer) {
    assertEquals(4, answer.get(0).asInt());
    assertEquals("NotSupported", answer.get(2).asString());
  }

  @Test
  void TC_042_1_CS() {
    var s = new Scenario().with("LocalAuthListEnabled", "false").booted();
    assertEquals(-1, version(s));
    isNotSupported(without().csms.sendsAnything("GetLocalListVersion", "{}"));
  }

  @Test
  void TC_042_2_CS() {
    var s = enabled();
    assertEquals("Accepted", sends(s, "Full", 1, ""));
    assertEquals(0, version(s));
  }

  @Test
  void TC_043_CS() {
    var s = enabled();
    assertEquals("Accepted", sends(s, "Full", 1, ENTRY));
    assertEquals("Accepted", sends(s, "Differential", 2, ENTRY.replace("CARD", "OTHER")));
    s.connection.down();
    s.csms.answersByItself(true);
    for (String card : new String[] {"CARD", "OTHER"}) {
      s.car.plugsIn();
      s.driver.presents(card);
      s.passes(Duration.ofSeconds(10));
      assertEquals(true, s.hardware(1).contactorClosed(), card);
      s.driver.presents(card);
      s.passes(Duration.ofSeconds(10));
      s.car.plugsOut();
      s.passes(Duration.ofSeconds(10));
    }
  }

  @Test
  void TC_043_1_CS() {
    isNotSupported(
        without()
            .csms
            .sendsAnything(
                "SendLocalList",
                "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":["
                    + ENTRY
                    + "]}"));
    var s = new Scenario().with("LocalAuthListEnabled", "false").booted();
    assertEquals("NotSupported", sends(s, "Full", 1, ENTRY));
  }

  @Test
  void TC_043_2_CS() {
    var s = enabled();
    assertEquals("Accepted", sends(s, "Full", 2, ENTRY));
    assertEquals(2, version(s));
    assertEquals("Accepted", sends(s, "Differential", 5, ENTRY));
    assertEquals(5, version(s));
    assertEquals("VersionMismatch", sends(s, "Differential", 4, ENTRY));
    assertEquals(5, version(s));
  }

  /** The state in which it fails: the station is told to have no room. */
  @Test
  void TC_043_3_CS() {
    var s = new Scenario().with("LocalAuthListMaxLength", "0").booted();
    assertEquals("Failed", sends(s, "Full", 2, ENTRY));
    assertEquals(0, version(s));
  }

  private static Scenario listed() {
    var s =
        new Scenario()
            .with("LocalPreAuthorize", "true")
            .with("AuthorizationCacheEnabled", "false")
            .with("LocalAuthListEnabled", "true")
            .with("AuthorizeRemoteTxRequests", "true")
            .booted();
    assertEquals(0, version(s));
    assertEquals("Accepted", sends(s, "Full", 1, ENTRY));
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    return s;
  }

  private static void charges(Scenario s) {
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
    s.passes(Duration.ofMinutes(1));
  }

  @Test
  void TC_008_CS() {
    var s = listed();
    var answer = s.csms.sends("RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"CARD\"}");
    assertEquals("Accepted", answer.get("status").asString());
    charges(s);
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_008_CS. */
  @Test
  void TC_008_1_CS() {
    var s = listed();
    s.driver.presents("CARD");
    charges(s);
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_008_CS. */
  @Test
  void TC_008_2_CS() {
    var s = listed();
    var answer = s.csms.sends("RemoteStartTransaction", "{\"idTag\":\"CARD\"}");
    assertEquals("Accepted", answer.get("status").asString());
    charges(s);
  }
}
