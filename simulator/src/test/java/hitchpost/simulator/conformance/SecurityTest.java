package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Guarded.hashData;
import static hitchpost.simulator.conformance.Match.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.Password;
import hitchpost.core.rpc.Way;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.pki.Authority.Kind;
import hitchpost.simulator.pki.Authority.Order;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** OCTT 2.24, Security. What needs TLS in earnest is in SecurityOverTlsTest. */
class SecurityTest {
  private static final String OLD = Guarded.PASSWORD;
  private static final String NEW = "4F43415F4F4354545F61646D696E5F74657374";
  private static final String CPO = Guarded.CPO;
  private static final Duration YEAR = Guarded.YEAR;

  @TempDir Path folder;

  private Guarded guarded;
  private Authority csmsRoot;
  private Instant now;

  @BeforeEach
  void authority() throws GeneralSecurityException {
    guarded = new Guarded(folder);
    now = guarded.now;
    csmsRoot = guarded.csmsRoot;
  }

  /** A station that is connected with this profile; its events of the boot have been heard. */
  private Scenario booted(int profile) throws Exception {
    var s = guarded.station(profile);
    s.on();
    s.csms.receives("BootNotification");
    s.csms.receives("StatusNotification", Match.connector(0));
    s.csms.receives("StatusNotification", Match.connector(1), Match.status("Available"));
    s.csms.receives("SecurityEventNotification", field("type", "StartupOfTheDevice"));
    s.passes(Duration.ofSeconds(1));
    return s;
  }

  private static String install(Scenario s, String use, X509Certificate root) throws Exception {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", use)
            .put("certificate", Authority.pem(root));
    return s.csms.sends("InstallCertificate", request.toString()).get("status").asString();
  }

  private static JsonNode installed(Scenario s, String use) {
    return s.csms.sends("GetInstalledCertificateIds", "{\"certificateType\":\"" + use + "\"}");
  }

  private static List<String> hashes(JsonNode answer) {
    return answer.path("certificateHashData").valueStream().map(JsonNode::toString).toList();
  }

  private static String delete(Scenario s, String hashData) {
    return s.csms
        .sends("DeleteCertificate", "{\"certificateHashData\":" + hashData + "}")
        .get("status")
        .asString();
  }

  private static boolean shows(Way way, String password) {
    return new Password(password).equals(way.password());
  }

  @Test
  void TC_073_CS() throws Exception {
    var s = booted(2);
    s.csms.admits(way -> shows(way, NEW));
    var answer =
        s.csms.sends(
            "ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"" + NEW + "\"}");
    assertEquals("Accepted", answer.get("status").asString());
    s.passes(Duration.ofSeconds(5));
    assertTrue(s.csms.connected());
    assertEquals(2, s.csms.ways().size());
    assertTrue(shows(s.csms.ways().getLast(), NEW));
  }

  @Test
  void TC_074_CS() throws Exception {
    var s = booted(3);
    String before = s.csms.ways().getLast().certificate();
    assertEquals("Accepted", signs(s, null));
    s.passes(Duration.ofSeconds(5));
    assertTrue(s.csms.connected());
    assertEquals(2, s.csms.ways().size());
    assertNotEquals(before, s.csms.ways().getLast().certificate());
  }

  /** From the trigger to the answer to CertificateSigned, with this certificate or a good one. */
  private String signs(Scenario s, String invalid) throws Exception {
    var trigger =
        s.csms.sends(
            "ExtendedTriggerMessage", "{\"requestedMessage\":\"SignChargePointCertificate\"}");
    assertEquals("Accepted", trigger.get("status").asString());
    JsonNode request =
        s.csms.receives(TestCsms.expect("SignCertificate").answering("{\"status\":\"Accepted\"}"));
    String csr = request.get("csr").asString();
    var subject = Authority.read(csr).subject().getName();
    assertTrue(subject.contains("O=" + CPO), subject);
    assertTrue(subject.contains("CN=scenario"), subject);
    String chain =
        invalid == null ? Authority.pem(csmsRoot.sign(csr, s.time.now(), YEAR)) : invalid;
    var signed = JsonNodeFactory.instance.objectNode().put("certificateChain", chain);
    return s.csms.sends("CertificateSigned", signed.toString()).get("status").asString();
  }

  @Test
  void TC_075_1_CS() throws Exception {
    installsAndLists("ManufacturerRootCertificate");
  }

  @Test
  void TC_075_2_CS() throws Exception {
    installsAndLists("CentralSystemRootCertificate");
  }

  private void installsAndLists(String use) throws Exception {
    var s = booted(2);
    X509Certificate added = Authority.create("Another root", now, YEAR).root();
    assertEquals("Accepted", install(s, use, added));
    JsonNode answer = installed(s, use);
    assertEquals("Accepted", answer.get("status").asString());
    assertTrue(hashes(answer).contains(hashData(added, "SHA256")), answer.toString());
  }

  @Test
  void TC_076_CS() throws Exception {
    var s = booted(2);
    String use = "CentralSystemRootCertificate";
    X509Certificate added = Authority.create("Another root", now, YEAR).root();
    install(s, use, added);
    JsonNode before = installed(s, use);
    assertEquals("Accepted", before.get("status").asString());
    assertEquals("Accepted", delete(s, hashData(added, "SHA256")));
    JsonNode after = installed(s, use);
    assertFalse(hashes(after).contains(hashData(added, "SHA256")), after.toString());
  }

  @Test
  void TC_077_CS() throws Exception {
    var s = booted(3);
    X509Certificate stranger = Authority.create("Somebody", now, YEAR).root();
    assertEquals("Rejected", signs(s, Authority.pem(stranger)));
    s.csms.receives("SecurityEventNotification", field("type", "InvalidChargePointCertificate"));
    s.passes(Duration.ofMinutes(2));
    assertEquals(1, s.csms.ways().size());
  }

  @Test
  void TC_078_CS() throws Exception {
    var s = booted(2);
    Instant longAgo = now.minus(YEAR.multipliedBy(3));
    X509Certificate expired = Authority.create("Expired root", longAgo, YEAR).root();
    assertEquals("Rejected", install(s, "CentralSystemRootCertificate", expired));
    s.csms.receives("SecurityEventNotification", field("type", "InvalidCentralSystemCertificate"));
  }

  @Test
  void TC_083_CS() throws Exception {
    var s = booted(1);
    var key = s.csms.sends("ChangeConfiguration", "{\"key\":\"SecurityProfile\",\"value\":\"2\"}");
    assertEquals("Accepted", key.get("status").asString());
    s.passes(Duration.ofSeconds(5));
    assertTrue(s.csms.connected());
    assertEquals(2, s.csms.ways().getLast().securityProfile());
    assertEquals("wss://csms", s.csms.ways().getLast().url());
  }

  @Test
  void TC_083_CS_from2to3() throws Exception {
    var s = booted(2);
    assertEquals("Accepted", signs(s, null));
    var key = s.csms.sends("ChangeConfiguration", "{\"key\":\"SecurityProfile\",\"value\":\"3\"}");
    assertEquals("Accepted", key.get("status").asString());
    s.passes(Duration.ofSeconds(5));
    assertTrue(s.csms.connected());
    assertEquals(3, s.csms.ways().getLast().securityProfile());
    assertEquals(16, s.csms.ways().getLast().certificate().length());
  }

  @Test
  void TC_084_CS() throws Exception {
    for (int profile = 2; profile <= 3; profile++) {
      var s = booted(profile);
      var key =
          s.csms.sends(
              "ChangeConfiguration",
              "{\"key\":\"SecurityProfile\",\"value\":\"" + (profile - 1) + "\"}");
      assertEquals("Rejected", key.get("status").asString());
      s.passes(Duration.ofMinutes(2));
      assertEquals(1, s.csms.ways().size());
    }
  }

  @Test
  void s13_theStationsOwnCertificateIsNotDeletedAndEveryHashFunctionNamesARoot() throws Exception {
    var s = booted(2);
    assertEquals("Accepted", delete(s, hashData(csmsRoot.root(), "SHA512")));
    assertEquals("NotFound", delete(s, hashData(csmsRoot.root(), "SHA512")));
    var mine = booted(3);
    assertEquals("Failed", delete(mine, guarded.hashDataOf(guarded.first())));
  }

  @Test
  void m19_s12_moreRootsThanFitAreRefusedAndTheSameAgainIsFine() throws Exception {
    var s = booted(2);
    for (int i = 1; i < 20; i++) {
      var more = Authority.create("Root " + i, now, YEAR).root();
      assertEquals("Accepted", install(s, "ManufacturerRootCertificate", more));
    }
    var one = Authority.create("One too many", now, YEAR).root();
    assertEquals("Rejected", install(s, "ManufacturerRootCertificate", one));
    assertEquals("Accepted", install(s, "CentralSystemRootCertificate", csmsRoot.root()));
  }

  @Test
  void m28_aChainOfMoreThanTenThousandCharactersIsNotTaken() throws Exception {
    var s = booted(3);
    s.csms.sends("ExtendedTriggerMessage", "{\"requestedMessage\":\"SignChargePointCertificate\"}");
    JsonNode request =
        s.csms.receives(TestCsms.expect("SignCertificate").answering("{\"status\":\"Accepted\"}"));
    String good = Authority.pem(csmsRoot.sign(request.get("csr").asString(), now, YEAR));
    var tooLong =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateChain", good + "\n".repeat(10_001 - good.length()));
    assertEquals(
        "PropertyConstraintViolation",
        s.csms.sendsAnything("CertificateSigned", tooLong.toString()).get(2).asString());
    s.passes(Duration.ofSeconds(1));
    assertEquals(1, s.csms.ways().size(), "the station stays with the certificate that it had");
  }

  @Test
  void m28_certificatesForOtherKeysNamesAndTimesAreRefused() throws Exception {
    var s = booted(3);
    var foreign = Authority.newKey().getPublic();
    assertEquals(
        "Rejected", signs(s, Authority.pem(csmsRoot.client("scenario", CPO, foreign, now, YEAR))));
    s.csms.receives("SecurityEventNotification", field("type", "InvalidChargePointCertificate"));
    s.passes(Duration.ofSeconds(1));
    s.csms.sends("ExtendedTriggerMessage", "{\"requestedMessage\":\"SignChargePointCertificate\"}");
    JsonNode request =
        s.csms.receives(TestCsms.expect("SignCertificate").answering("{\"status\":\"Accepted\"}"));
    var asked = Authority.read(request.get("csr").asString());
    Instant from = now.minusSeconds(60);
    Instant until = now.plus(YEAR);
    for (Order wrong :
        List.of(
            new Order(
                csmsRoot.root().getSubjectX500Principal(),
                asked.key(),
                from,
                until,
                Kind.CLIENT,
                List.of()),
            new Order(asked.subject(), asked.key(), from, until, Kind.AUTHORITY, List.of()),
            new Order(asked.subject(), asked.key(), from, until, Kind.SERVER, List.of("h")),
            new Order(
                asked.subject(), asked.key(), until, until.plus(YEAR), Kind.CLIENT, List.of()),
            new Order(
                asked.subject(), asked.key(), from.minus(YEAR), from, Kind.CLIENT, List.of()))) {
      var signed =
          JsonNodeFactory.instance
              .objectNode()
              .put("certificateChain", Authority.pem(csmsRoot.issue(wrong)));
      assertEquals(
          "Rejected",
          s.csms.sends("CertificateSigned", signed.toString()).get("status").asString());
      s.csms.receives("SecurityEventNotification", field("type", "InvalidChargePointCertificate"));
      s.passes(Duration.ofSeconds(1));
    }
    assertEquals(1, s.csms.ways().size());
  }

  @Test
  void a02_aNewCertificateThatTheCsmsDoesNotTakeGivesWayToTheOldOne() throws Exception {
    var s = booted(3);
    String before = s.csms.ways().getLast().certificate();
    s.csms.admits(way -> before.equals(way.certificate()));
    assertEquals("Accepted", signs(s, null));
    s.passes(Duration.ofMinutes(3));
    assertTrue(s.csms.connected());
    assertEquals(before, s.csms.ways().getLast().certificate());
    s.csms.drop("to see what it shows");
    s.passes(Duration.ofMinutes(1));
    assertEquals(before, s.csms.ways().getLast().certificate());
  }

  @Test
  void s11_aRestartBetweenRequestAndCertificateKeepsTheKey() throws Exception {
    var s = booted(3);
    s.csms.sends("ExtendedTriggerMessage", "{\"requestedMessage\":\"SignChargePointCertificate\"}");
    JsonNode request =
        s.csms.receives(TestCsms.expect("SignCertificate").answering("{\"status\":\"Accepted\"}"));
    s.passes(Duration.ofSeconds(1));
    s.grid.fails();
    s.grid.returns();
    s.csms.answersByItself(true);
    s.passes(Duration.ofSeconds(10));
    String chain = Authority.pem(csmsRoot.sign(request.get("csr").asString(), s.time.now(), YEAR));
    var signed = JsonNodeFactory.instance.objectNode().put("certificateChain", chain);
    assertEquals(
        "Accepted", s.csms.sends("CertificateSigned", signed.toString()).get("status").asString());
  }

  @Test
  void a03_aCertificateThatExpiresWithinAMonthIsRenewed() throws Exception {
    var s = booted(3);
    s.csms.answersByItself(true);
    s.csms.answersUsually("SignCertificate", "{\"status\":\"Accepted\"}");
    s.passes(YEAR.minus(Duration.ofDays(34)));
    assertEquals(0, s.csms.heard("SignCertificate").size());
    s.passes(Duration.ofDays(3));
    assertTrue(s.csms.heard("SignCertificate").size() >= 1);
  }
}
