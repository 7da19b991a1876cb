package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.core.Fact;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.simulator.conformance.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What of B09, B10 and A05 no certification case shows. */
class NetworkProfileRulesTest {
  private static final String COMPONENT = "OCPPCommCtrlr";
  private static final String PRIORITY = "NetworkConfigurationPriority";
  private static final String OLD = "ws://old.example/ocpp";
  private static final String NEW = "ws://new.example/ocpp";
  private static final String KEY = "00112233445566778899AABBCCDDEEFF";

  /** A station that is on, with a password, and one address in slot 0 that is secured like this. */
  private static Scenario201 secured(int profile) {
    var s =
        new Scenario201(
            new Scenario()
                .reaching(new ConnectionProfile(0, OLD, profile))
                .with("AuthorizationKey", KEY)
                .withVariable("SecurityCtrlr.SecurityProfile", String.valueOf(profile)));
    s.csms.answersByItself(true);
    s.on();
    s.passes(1);
    return s;
  }

  private static JsonNode stores(Scenario201 s, int slot, String url, int profile, String more) {
    return s.csms.sends(
        "SetNetworkProfile",
        """
        {"configurationSlot":%d,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON",
        "ocppCsmsUrl":"%s","messageTimeout":20,"securityProfile":%d,"ocppInterface":"Wired0"%s}}
        """
            .formatted(slot, url, profile, more));
  }

  private static void storesNew(Scenario201 s, int profile) {
    assertEquals("Accepted", stores(s, 1, NEW, profile, "").get("status").asString());
  }

  /** Puts slot 1 first and reboots. */
  private static void migrates(Scenario201 s) {
    assertEquals("RebootRequired", s.sets(COMPONENT, PRIORITY, "1,0"));
    reboots(s);
  }

  private static void reboots(Scenario201 s) {
    assertEquals("Accepted", s.statusOf("Reset", "{'type':'Immediate'}"));
    s.passes(300);
  }

  private static int introductions(Scenario201 s) {
    return s.csms.heard("BootNotification").size();
  }

  @ParameterizedTest
  @CsvSource({
    "999, ws://new.example, 1, InvalidConfSlot",
    "-1, ws://new.example, 1, InvalidConfSlot",
    "1, http://new.example, 1, InvalidNetworkConf",
    "1, new.example, 1, InvalidNetworkConf",
    "1, ws://me:secret@new.example, 1, InvalidNetworkConf",
    "1, ws://new.example, 2, InvalidNetworkConf",
    "1, wss://new.example, 1, InvalidNetworkConf",
    "1, wss://new.example, 4, InvalidNetworkConf",
    "1, ws://new.example, 0, NoSecurityDowngrade",
  })
  @Tag("B09.FR.02")
  @Tag("B09.FR.04")
  @Tag("B09.FR.05")
  void whatNobodyCouldConnectWithIsRefused(int slot, String url, int profile, String reason) {
    JsonNode answer = stores(secured(1), slot, url, profile, "");
    assertEquals("Rejected", answer.get("status").asString());
    assertEquals(reason, answer.at("/statusInfo/reasonCode").asString());
  }

  @Test
  @Tag("B09.FR.06")
  void thereIsRoomForThreeAddresses() {
    var s = secured(0);
    for (int slot = 0; slot < 3; slot++) {
      assertEquals("Accepted", stores(s, slot, NEW, 0, "").get("status").asString());
    }
  }

  @Test
  @Tag("B09.FR.01")
  void howToGetOntoTheNetworkIsKeptAndItsSecretsAreNotTold() {
    var s = secured(0);
    String apn =
        ",\"apn\":{\"apn\":\"internet\",\"apnAuthentication\":\"PAP\",\"apnPassword\":\"geheim\"}";
    assertEquals("Accepted", stores(s, 1, NEW, 0, apn).get("status").asString());
    assertFalse(s.site.told(Fact.class).toString().contains("geheim"));
  }

  @ParameterizedTest
  @CsvSource({"'2,0'", "'0,2'", "'0,999'", "'0,0'", "''"})
  @Tag("B10.FR.02")
  void anOrderWithASlotThatHoldsNothingIsRefused(String order) {
    var s = secured(0);
    storesNew(s, 0);
    assertEquals("Rejected", s.sets(COMPONENT, PRIORITY, order));
    assertEquals("0", s.gets(COMPONENT, PRIORITY));
  }

  @Test
  @Tag("A05.FR.02")
  void anOrderWithAnEncryptedAddressNeedsARootThatTheCsmsCanBeBelievedBy() {
    var s = secured(1);
    assertEquals("Accepted", stores(s, 1, "wss://new.example", 2, "").get("status").asString());
    assertEquals("Rejected", s.sets(COMPONENT, PRIORITY, "1,0"));
    assertEquals("1", s.gets("SecurityCtrlr", "SecurityProfile"));
  }

  @Test
  @Tag("A05.FR.04")
  @Tag("A05.FR.05")
  @Tag("A05.FR.06")
  @Tag("A05.FR.10")
  void onceTheFirstAddressIsMoreSecureTheOthersAreGone() {
    var s = secured(0);
    storesNew(s, 1);
    migrates(s);
    assertEquals("1", s.gets(COMPONENT, "ActiveNetworkProfile"));
    assertEquals("1", s.gets("SecurityCtrlr", "SecurityProfile"));
    assertEquals("1", s.gets(COMPONENT, PRIORITY));
    assertEquals("Rejected", s.sets(COMPONENT, PRIORITY, "1,0"));
    assertEquals("Rejected", stores(s, 0, OLD, 0, "").get("status").asString());
  }

  @Test
  @Tag("B10.FR.03")
  @Tag("B10.FR.10")
  void atAnotherAddressTheStationIntroducesItselfAnew() {
    var s = secured(0);
    storesNew(s, 0);
    migrates(s);
    s.csms.admits(way -> way.url().equals(OLD));
    assertEquals(2, introductions(s));
    s.csms.drop("the new CSMS goes away");
    s.passes(300);
    assertEquals(3, introductions(s));
    assertEquals("0", s.gets(COMPONENT, "ActiveNetworkProfile"));
  }

  @Test
  @Tag("B10.FR.07")
  void theAddressThatWorkedLastIsFoundAgainEvenWhenItsSlotWasOverwritten() {
    var s = secured(0);
    assertEquals("Accepted", stores(s, 0, NEW, 0, "").get("status").asString());
    s.csms.admits(way -> way.url().equals(OLD));
    reboots(s);
    assertEquals(2, introductions(s));
    assertEquals(NEW, s.csms.ways().get(1).url());
  }

  @Test
  @Tag("B09.FR.01")
  void anAnswerMayTakeAsLongAsTheAddressSays() {
    var s = secured(0);
    assertEquals("30", timeout(s));
    storesNew(s, 0);
    migrates(s);
    assertEquals("20", timeout(s));
    s.csms.ignores("Heartbeat", true);
    assertEquals("Accepted", s.statusOf("TriggerMessage", "{'requestedMessage':'Heartbeat'}"));
    s.statusOf("TriggerMessage", "{'requestedMessage':'FirmwareStatusNotification'}");
    s.passes(19);
    assertEquals(0, s.csms.heard("FirmwareStatusNotification").size());
    s.passes(2);
    assertEquals(1, s.csms.heard("FirmwareStatusNotification").size());
  }

  private static String timeout(Scenario201 s) {
    String data =
        "{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
            + "\"variable\":{\"name\":\"MessageTimeout\",\"instance\":\"Default\"}}";
    return s.csms
        .sends("GetVariables", "{\"getVariableData\":[" + data + "]}")
        .at("/getVariableResult/0/attributeValue")
        .asString();
  }
}
