package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Guarded.YEAR;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.Password;
import hitchpost.simulator.conformance.Guarded;
import hitchpost.simulator.conformance.TestCsms.Expected;
import hitchpost.simulator.pki.Authority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** OCPP 2.0.1 part 6, 2.1: security. What needs TLS in earnest is in SecurityOverTlsTest. */
class SecurityTest {
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
  private static final Expected SIGN =
      expect("SignCertificate", field("certificateType", "ChargingStationCertificate"))
          .answering(ACCEPTED);

  @TempDir Path folder;

  private Guarded guarded;

  @BeforeEach
  void authority() throws GeneralSecurityException {
    guarded = new Guarded(folder);
  }

  /** A station that is connected with this profile; its events of the boot have been heard. */
  private Scenario201 booted(int profile) throws Exception {
    var s = new Scenario201(guarded.station(profile)).on();
    s.csms.receives("BootNotification");
    s.csms.receives("StatusNotification", status(1, 1, "Available"));
    s.csms.receives("SecurityEventNotification", field("type", "StartupOfTheDevice"));
    s.passes(1);
    return s;
  }

  /** The same, which asks again a minute after a request that brought no certificate. */
  private Scenario201 impatient(int repeats) throws Exception {
    var s = booted(3);
    assertEquals("Accepted", s.sets("SecurityCtrlr", "CertSigningWaitMinimum", "60"));
    assertEquals(
        "Accepted", s.sets("SecurityCtrlr", "CertSigningRepeatTimes", String.valueOf(repeats)));
    return s;
  }

  private static String password(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void shows(Scenario201 s, String hex) {
    assertEquals(new Password(hex), s.csms.ways().getLast().password());
  }

  private static void triggers(Scenario201 s, String message) {
    assertEquals(
        "Accepted", s.statusOf("TriggerMessage", "{'requestedMessage':'" + message + "'}"));
  }

  private static String signed(Scenario201 s, String type, String chain) {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", type)
            .put("certificateChain", chain);
    return s.csms.sends("CertificateSigned", request.toString()).get("status").asString();
  }

  private String certified(Scenario201 s, JsonNode request) throws Exception {
    assertTrue(keyBits(request) >= 224);
    String csr = request.get("csr").asString();
    return signed(
        s,
        "ChargingStationCertificate",
        Authority.pem(guarded.csmsRoot.sign(csr, s.site.time.now(), YEAR)));
  }

  @Test
  void TC_A_09_CS() throws Exception {
    var s = booted(2);
    String wanted = "OCA_OCTT-admin*test:1|@.=+";
    s.csms.admits(way -> new Password(password(wanted)).equals(way.password()));
    assertEquals("Accepted", s.sets("SecurityCtrlr", "BasicAuthPassword", wanted));
    s.passes(5);
    assertTrue(s.csms.connected());
    shows(s, password(wanted));
    assertEquals("Rejected", s.gets("SecurityCtrlr", "BasicAuthPassword"));
  }

  @Test
  void TC_A_10_CS() throws Exception {
    var s = booted(2);
    assertEquals("Rejected", s.sets("SecurityCtrlr", "BasicAuthPassword", "only15character"));
    s.csms.drop("to see what it shows");
    s.passes(60);
    assertTrue(s.csms.connected());
    shows(s, Guarded.PASSWORD);
  }

  @Tag("A01.FR.02")
  @Test
  void aPasswordIsTakenAsTheTextThatItIs() throws Exception {
    var s = booted(2);
    String digits = "0011223344556677889900112233445566778899";
    assertEquals("Accepted", s.sets("SecurityCtrlr", "BasicAuthPassword", digits));
    s.passes(5);
    shows(s, password(digits));
    assertEquals("Rejected", s.sets("securityctrlr", "basicauthpassword", digits + "1"));
    assertEquals("Rejected", s.sets("SecurityCtrlr", "BasicAuthPassword", "with a space inside"));
    s.passes(60);
    shows(s, password(digits));
  }

  @Test
  void TC_A_12_CS() throws Exception {
    var s = booted(2);
    certifiedForCars(s, v2gRoot(s));
  }

  @Tag("A03.FR.15")
  @Test
  void carsAreShownTheNewestCertificate() throws Exception {
    var s = booted(2);
    Authority root = v2gRoot(s);
    certifiedForCars(s, root);
    String first = shownToCars(s);
    s.passes(600);
    certifiedForCars(s, root);
    assertNotEquals(first, shownToCars(s));
  }

  private Authority v2gRoot(Scenario201 s) throws Exception {
    var v2g = Authority.create("V2G root", guarded.now, YEAR);
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", "V2GRootCertificate")
            .put("certificate", Authority.pem(v2g.root()));
    assertEquals("Accepted", s.statusOf("InstallCertificate", root.toString()));
    return v2g;
  }

  private static void certifiedForCars(Scenario201 s, Authority v2g) throws Exception {
    triggers(s, "SignV2GCertificate");
    JsonNode request =
        s.csms.receives(
            expect("SignCertificate", field("certificateType", "V2GCertificate"))
                .answering(ACCEPTED));
    assertTrue(keyBits(request) >= 256);
    String csr = request.get("csr").asString();
    assertEquals(
        "Accepted",
        signed(s, "V2GCertificate", Authority.pem(v2g.sign(csr, s.site.time.now(), YEAR))));
    s.passes(1);
  }

  /** Length of the key that a certificate is asked for. */
  private static int keyBits(JsonNode request) throws Exception {
    var key = (ECPublicKey) Authority.read(request.get("csr").asString()).key();
    return key.getParams().getOrder().bitLength();
  }

  private static String shownToCars(Scenario201 s) {
    return s.csms
        .sends("GetInstalledCertificateIds", "{\"certificateType\":[\"V2GCertificateChain\"]}")
        .at("/certificateHashDataChain/0/certificateHashData/serialNumber")
        .asString();
  }

  @Test
  void TC_A_14_CS() throws Exception {
    var s = booted(3);
    triggers(s, "SignChargingStationCertificate");
    s.csms.receives(SIGN);
    var stranger = Authority.create("Somebody", guarded.now, YEAR).root();
    assertEquals("Rejected", signed(s, "ChargingStationCertificate", Authority.pem(stranger)));
    s.csms.receives(
        "SecurityEventNotification", field("type", "InvalidChargingStationCertificate"));
    s.passes(120);
    assertEquals(1, s.csms.ways().size());
  }

  @Test
  void TC_A_15_CS() throws Exception {
    var s = impatient(1);
    triggers(s, "SignChargingStationCertificate");
    s.csms.receives(expect("SignCertificate").answering("{\"status\":\"Rejected\"}"));
    s.passes(600);
  }

  @Test
  void TC_A_23_CS() throws Exception {
    var s = impatient(1);
    triggers(s, "SignChargingStationCertificate");
    JsonNode first = s.csms.receives(SIGN);
    s.passes(59);
    s.csms.receives(SIGN);
    s.passes(119);
    JsonNode last = s.csms.receives(SIGN);
    assertEquals("Accepted", certified(s, first));
    s.passes(5);
    assertTrue(s.csms.connected());
    assertEquals("Rejected", certified(s, last));
  }

  @Tag("A02.FR.19")
  @Tag("A03.FR.17")
  @Tag("A03.FR.18")
  @Tag("A03.FR.19")
  @Test
  void aRequestWithoutCertificateIsRepeatedSoOftenAndNoMoreUntilItIsTriggered() throws Exception {
    var s = impatient(0);
    triggers(s, "SignChargingStationCertificate");
    s.csms.receives(SIGN);
    s.csms.receivesWithin(Duration.ofSeconds(62), SIGN);
    s.passes(3_600);
    triggers(s, "SignChargingStationCertificate");
    s.csms.receives(SIGN);
    s.csms.receivesWithin(Duration.ofSeconds(62), SIGN);
    s.passes(3_600);
  }

  @Tag("A02.FR.20")
  @Test
  void afterABadCertificateNoOtherIsAskedFor() throws Exception {
    var s = impatient(3);
    triggers(s, "SignChargingStationCertificate");
    s.csms.receives(SIGN);
    assertEquals("Rejected", signed(s, "ChargingStationCertificate", "no PEM"));
    s.csms.receives(
        "SecurityEventNotification", field("type", "InvalidChargingStationCertificate"));
    s.passes(3_600);
  }

  @Tag("A03.FR.02")
  @Tag("A03.FR.03")
  @Tag("A03.FR.06")
  @Tag("A03.FR.08")
  @Tag("A03.FR.13")
  @Test
  void aCertificateThatExpiresWithinAMonthIsRenewed() throws Exception {
    var s = booted(3);
    s.csms.answersByItself(true);
    s.csms.answersUsually("SignCertificate", ACCEPTED);
    s.site.passes(YEAR.minus(Duration.ofDays(34)));
    assertEquals(0, s.csms.heard("SignCertificate").size());
    s.site.passes(Duration.ofDays(3));
    assertFalse(s.csms.heard("SignCertificate").isEmpty());
    JsonNode request = s.csms.heard("SignCertificate").getLast().payload();
    assertEquals("ChargingStationCertificate", request.get("certificateType").asString());
    String before = s.csms.ways().getLast().certificate();
    assertEquals("Accepted", certified(s, request));
    s.passes(60);
    assertNotEquals(before, s.csms.ways().getLast().certificate());
  }

  @Tag("A02.FR.28")
  @Tag("A03.FR.24")
  @Test
  void aCertificateThatTheCsmsDoesNotTakeGivesWayToTheOneBefore() throws Exception {
    var s = booted(3);
    String before = s.csms.ways().getLast().certificate();
    s.csms.admits(way -> before.equals(way.certificate()));
    triggers(s, "SignChargingStationCertificate");
    assertEquals("Accepted", certified(s, s.csms.receives(SIGN)));
    s.csms.answersByItself(true);
    s.passes(200);
    assertTrue(s.csms.connected());
    assertTrue(s.csms.ways().stream().anyMatch(way -> !before.equals(way.certificate())));
  }

  private static String stores(Scenario201 s, int profile) {
    String url = profile < 2 ? "ws://csms" : "wss://csms";
    return s.statusOf(
        "SetNetworkProfile",
        """
        {'configurationSlot':2,'connectionData':{'ocppVersion':'OCPP20','ocppTransport':'JSON',
        'ocppCsmsUrl':'%s','messageTimeout':20,'securityProfile':%d,'ocppInterface':'Wired0'}}
        """
            .formatted(url, profile));
  }

  private static String ranks(Scenario201 s, String order) {
    return s.sets("OCPPCommCtrlr", "NetworkConfigurationPriority", order);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void TC_A_19_CS(int before) throws Exception {
    var s = booted(before);
    if (before == 2) {
      triggers(s, "SignChargingStationCertificate");
      assertEquals("Accepted", certified(s, s.csms.receives(SIGN)));
      s.passes(5);
    }
    int after = before + 1;
    assertEquals("Accepted", stores(s, after));
    assertEquals("RebootRequired", ranks(s, "2,1"));
    s.csms.answersByItself(true);
    s.csms.admits(way -> way.securityProfile() == after);
    assertEquals("Accepted", s.statusOf("Reset", "{'type':'OnIdle'}"));
    s.passes(120);
    assertEquals(2, s.csms.heard("BootNotification").size());
    assertEquals(String.valueOf(after), s.gets("SecurityCtrlr", "SecurityProfile"));
    assertEquals("2", s.gets("OCPPCommCtrlr", "NetworkConfigurationPriority"));
    s.csms.admits(way -> way.securityProfile() == before);
    s.csms.drop("the CSMS goes back");
    s.passes(600);
    assertFalse(s.csms.connected());
    s.csms.admits(way -> way.securityProfile() == after);
    s.passes(600);
    assertTrue(s.csms.connected());
  }

  @Test
  void TC_A_20_CS() throws Exception {
    var s = booted(1);
    String root = Guarded.hashData(guarded.csmsRoot.root(), "SHA256");
    assertEquals(
        "Accepted", s.statusOf("DeleteCertificate", "{\"certificateHashData\":" + root + "}"));
    s.passes(1);
    assertEquals("Accepted", stores(s, 2));
    assertEquals("Rejected", ranks(s, "2,1"));
  }

  @Test
  void TC_A_21_CS() throws Exception {
    var s = booted(2);
    assertEquals("Accepted", stores(s, 3));
    assertEquals("Rejected", ranks(s, "2,1"));
  }

  @Test
  void TC_A_22_CS() throws Exception {
    var s = booted(2);
    assertEquals("Rejected", stores(s, 1));
  }
}
