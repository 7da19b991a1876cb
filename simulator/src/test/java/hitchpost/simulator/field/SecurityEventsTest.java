package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.journal.Shelf;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.security.SecurityEvents;
import hitchpost.core.types.SecurityEvent;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.pki.Authority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Security events and the roots. Source: OCPP 1.6 security whitepaper, A04 and M05. */
class SecurityEventsTest {
  private static final String KEY = "00112233445566778899AABBCCDDEEFF";

  @TempDir Path folder;

  private Scenario station(int profile) {
    return new Scenario()
        .reaching(new ConnectionProfile(1, "ws://csms", profile))
        .keepingCertificatesIn(folder)
        .with("SecurityProfile", String.valueOf(profile))
        .with("AuthorizationKey", KEY);
  }

  private static List<String> types(Scenario s) {
    return s.csms.heard("SecurityEventNotification").stream()
        .map(call -> call.payload().get("type").asString())
        .toList();
  }

  private static void tampers(Scenario s) {
    s.happens(new Stimulus.SetTamper(true));
    s.happens(new Stimulus.SetTamper(false));
  }

  @Test
  @Tag("A04.FR.01")
  @Tag("A04.FR.02")
  void i17_whatHappensOfflineIsToldInOrderAcrossRestarts() {
    var s = station(1);
    s.csms.answersByItself(true);
    s.on();
    s.passes(minutes(1));
    s.connection.down();
    tampers(s);
    s.grid.fails();
    s.grid.returns();
    s.passes(minutes(1));
    s.connection.up();
    s.passes(minutes(1));
    assertEquals(
        List.of("StartupOfTheDevice", "TamperDetectionActivated", "StartupOfTheDevice"), types(s));
    assertTrue(s.station().journal().shelf(Shelf.SECURITY_EVENT).isEmpty());
  }

  @Test
  void i17_anEventThatTheCsmsDoesNotTakeIsToldAgainEverMoreRarelyAndBlocksNothing() {
    var s = station(1);
    s.csms.answersByItself(true);
    s.csms.ignores("SecurityEventNotification", true);
    s.on();
    s.passes(Duration.ofHours(12));
    int tries = types(s).size();
    assertTrue(tries > 5 && tries < 25, "tries " + tries);
    s.car.plugsIn();
    s.passes(seconds(40));
    assertTrue(
        s.csms.heard("StatusNotification").getLast().payload().toString().contains("Preparing"));
    s.csms.ignores("SecurityEventNotification", false);
    s.passes(Duration.ofHours(2));
    int told = types(s).size();
    s.passes(Duration.ofHours(3));
    assertEquals(told, types(s).size());
  }

  @Test
  @Tag("A04.FR.04")
  void withoutSecurityProfileEventsAreOnlyLogged() {
    var s = station(0);
    s.csms.answersByItself(true);
    s.on();
    tampers(s);
    s.passes(minutes(5));
    assertEquals(List.of(), types(s));
    var log = s.station().station().view().securityLog(null, null);
    assertEquals(2, log.size());
  }

  @Test
  void a01_theChangeOfThePasswordIsLoggedWithoutIt() {
    var s = station(1);
    s.csms.answersByItself(true);
    s.on();
    s.passes(minutes(1));
    String other = KEY.replace('0', '9');
    sets(s, "AuthorizationKey", other);
    s.passes(minutes(1));
    List<SecurityEvent> log = s.station().station().view().securityLog(null, null);
    assertTrue(log.toString().contains("new password"), log.toString());
    assertFalse(log.toString().contains(other), log.toString());
    Instant end = log.getFirst().timestamp();
    assertEquals(1, s.station().station().view().securityLog(null, end).size());
  }

  @Test
  void theLogIsBounded() {
    var s = station(0);
    s.csms.answersByItself(true);
    s.on();
    for (int i = 0; i < SecurityEvents.MAX_LOG + 50; i++) {
      tampers(s);
    }
    assertEquals(SecurityEvents.MAX_LOG, s.station().journal().shelf(Shelf.SECURITY_LOG).size());
    assertEquals(
        SecurityEvents.MAX_LOG, s.station().station().view().securityLog(null, null).size());
  }

  @Test
  void f01_eventsBeforeTheTimeIsKnownAreToldWithTheirTrueTime() {
    var s = station(1).withoutClock();
    s.on();
    s.csms.receives("BootNotification");
    s.csms.receives("StatusNotification");
    s.csms.receives("StatusNotification");
    var event = s.csms.receives("SecurityEventNotification", field("type", "StartupOfTheDevice"));
    Instant told = Instant.parse(event.get("timestamp").asString());
    assertTrue(Duration.between(told, s.time.now()).abs().compareTo(minutes(1)) < 0, "" + told);
  }

  @Test
  void s07_troubleWithTlsIsOneEventASeries() {
    var s = station(1);
    s.csms.answersByItself(true);
    s.on();
    s.passes(minutes(1));
    s.connection.down();
    s.csms.failsFor(Trouble.TLS_VERSION);
    s.passes(Duration.ofHours(1));
    s.connection.up();
    s.passes(minutes(5));
    assertEquals(List.of("StartupOfTheDevice", "InvalidTLSVersion"), types(s));
  }

  private static String install(Scenario s, Authority root) throws Exception {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", "CentralSystemRootCertificate")
            .put("certificate", Authority.pem(root.root()));
    return asks(s, "InstallCertificate", request.toString());
  }

  @Test
  void m05_withTheAdditionalCheckOnlyASuccessorSignedByTheOldRootIsTaken() throws Exception {
    Duration year = Duration.ofDays(365);
    Instant now = Instant.parse("2027-01-04T10:00:00Z");
    Authority first = Authority.create("First", now, year);
    Authority stranger = Authority.create("Stranger", now, year);
    var s = station(0).with("AdditionalRootCertificateCheck", "true").booted();
    assertEquals("Accepted", install(s, first));
    assertEquals("Rejected", install(s, stranger));
    Authority second = first.successor("Second", now, year);
    assertEquals("Accepted", install(s, second));
    var list =
        s.csms.sends(
            "GetInstalledCertificateIds", "{\"certificateType\":\"CentralSystemRootCertificate\"}");
    assertEquals(2, list.get("certificateHashData").size(), "the new one and the one to fall back");
  }

  @ParameterizedTest
  @CsvSource({
    "CentralSystemRootCertificate, false, true, Rejected",
    "CentralSystemRootCertificate, true, false, Accepted",
    "ManufacturerRootCertificate, true, false, Rejected",
    "ManufacturerRootCertificate, false, true, Accepted"
  })
  void f49_rootsComeOverAnOpenConnectionOnlyWhereTheOwnerAllowsIt(
      String type, boolean csms, boolean manufacturer, String answer) throws Exception {
    var usual = SecurityConfig.of(List.of(new ConnectionProfile(1, "ws://csms", 1)));
    var strict =
        new SecurityConfig(
            usual.profiles(),
            usual.switchTimeout(),
            usual.firstExpiryCheck(),
            usual.expiryCheckInterval(),
            csms,
            manufacturer);
    var s = station(1).securedAs(strict);
    s.csms.answersByItself(true);
    s.on();
    s.passes(Duration.ofSeconds(5));
    Authority root = Authority.create("root", s.time.now(), Duration.ofDays(99));
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", type)
            .put("certificate", Authority.pem(root.root()));
    assertEquals(
        answer, s.csms.sends("InstallCertificate", request.toString()).get("status").asString());
  }

  @Test
  void aTriggerForACertificateNeedsAnOperator() {
    var s = station(0).booted();
    String trigger = "{\"requestedMessage\":\"SignChargePointCertificate\"}";
    assertEquals("Rejected", asks(s, "ExtendedTriggerMessage", trigger));
    assertEquals("Accepted", sets(s, "CpoName", "Somebody"));
    assertEquals("Accepted", asks(s, "ExtendedTriggerMessage", trigger));
    Call call = s.csms.receivesAndIgnores(expect("SignCertificate"));
    s.csms.answer(call, "{\"status\":\"Rejected\"}");
    s.passes(Duration.ofHours(10));
  }

  @Test
  void extendedTriggersAskForTheSameAsTheOthers() {
    var s = station(0).booted();
    assertEquals(
        "Accepted", asks(s, "ExtendedTriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}"));
    s.csms.receives("Heartbeat");
    assertEquals(
        "Accepted",
        asks(
            s,
            "ExtendedTriggerMessage",
            "{\"requestedMessage\":\"StatusNotification\",\"connectorId\":1}"));
    s.csms.receives("StatusNotification");
    assertEquals(
        "NotImplemented",
        s.csms
            .sendsAnything("ExtendedTriggerMessage", "{\"requestedMessage\":\"TransactionEvent\"}")
            .get(2)
            .get("status")
            .asString());
    assertEquals(
        "Rejected",
        asks(s, "ExtendedTriggerMessage", "{\"requestedMessage\":\"BootNotification\"}"));
  }
}
