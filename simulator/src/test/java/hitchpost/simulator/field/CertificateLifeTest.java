package hitchpost.simulator.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.pki.Authority;
import hitchpost.station.certificates.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** From the request for a certificate to its end. Source: OCPP 1.6 security whitepaper, 2.6. */
class CertificateLifeTest {
  private static final Instant BEGIN = Instant.parse("2027-01-04T10:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String OPERATOR = "Operator & Sons, Ltd.";

  @TempDir Path folder;

  private Authority root;

  @BeforeEach
  void authority() throws Exception {
    root = Authority.create("CSMS root", BEGIN, YEAR);
  }

  private Scenario station(Path place) throws Exception {
    Path own = Files.createDirectories(place.resolve("station"));
    Files.writeString(place.resolve("csms-roots.pem"), Authority.pem(root.root()));
    var key = Authority.newKey();
    var certificate = root.client("scenario", OPERATOR, key.getPublic(), BEGIN, YEAR);
    Files.writeString(own.resolve("first.pem"), Authority.pem(certificate));
    Files.writeString(
        own.resolve("first.key"), Pem.write("PRIVATE KEY", key.getPrivate().getEncoded()));
    var s =
        new Scenario()
            .reaching(new ConnectionProfile(1, "wss://csms", 3))
            .keepingCertificatesIn(place)
            .with("SecurityProfile", "3")
            .with("CpoName", OPERATOR);
    s.csms.answersByItself(true);
    s.csms.answersUsually("SignCertificate", "{\"status\":\"Accepted\"}");
    s.on();
    s.passes(Words.minutes(2));
    return s;
  }

  private static List<Trouble> expiries(Scenario s) {
    return s.told(Fact.CertificateExpires.class).stream()
        .map(fact -> fact.expiry().trouble())
        .distinct()
        .toList();
  }

  @Test
  void f47_aRootThatExpiresIsToldThreeMonthsBeforeAndACertificateOneMonth() throws Exception {
    var s = station(folder);
    s.passes(YEAR.minus(Duration.ofDays(95)));
    assertEquals(List.of(), expiries(s));
    s.passes(Duration.ofDays(10));
    assertEquals(List.of(Trouble.CSMS_ROOT_EXPIRES), expiries(s));
    String words = s.told(Fact.CertificateExpires.class).getFirst().expiry().words();
    assertTrue(words.contains("CN=CSMS root") && words.contains("2028-01-04"), words);
    s.passes(Duration.ofDays(57));
    assertEquals(List.of(Trouble.CSMS_ROOT_EXPIRES, Trouble.OWN_CERTIFICATE_EXPIRES), expiries(s));
  }

  private Authority.Request requested(Scenario s) throws Exception {
    int before = s.csms.heard("SignCertificate").size();
    assertEquals(
        "Accepted",
        Words.asks(
            s, "ExtendedTriggerMessage", "{\"requestedMessage\":\"SignChargePointCertificate\"}"));
    s.passes(Words.seconds(5));
    var all = s.csms.heard("SignCertificate");
    assertEquals(before + 1, all.size());
    JsonNode request = all.getLast().payload();
    return Authority.read(request.get("csr").asString());
  }

  @Test
  @Tag("A00.FR.509")
  @Tag("A03.FR.03")
  void s08_theRequestHasTheKeyAndTheNamesOfTheStandard() throws Exception {
    var request = requested(station(folder));
    assertTrue(((ECPublicKey) request.key()).getParams().getOrder().bitLength() >= 224);
    String subject = request.subject().getName();
    assertTrue(subject.contains("CN=scenario"), subject);
    assertTrue(subject.contains("O=Operator & Sons\\, Ltd."), subject);
  }

  @Test
  @Tag("A02.FR.05")
  @Tag("A03.FR.02")
  @Tag("A03.FR.05")
  void s10_eachRequestHasANewKeyWhichOnlyItsOwnerCanRead() throws Exception {
    var s = station(folder);
    var first = requested(s);
    assertNotEquals(first.key(), requested(s).key());
    try (var files = Files.list(folder.resolve("station"))) {
      List<Path> keys = files.filter(file -> file.toString().endsWith(".key.pem")).toList();
      assertEquals(2, keys.size());
      for (Path key : keys) {
        assertEquals("[OWNER_READ, OWNER_WRITE]", permissions(key));
      }
    }
  }

  private static String permissions(Path file) throws Exception {
    return Files.getPosixFilePermissions(file).stream().sorted().toList().toString();
  }

  @Test
  void s10_aRequestThatTheCsmsRefusesChangesNothing() throws Exception {
    var s = station(folder);
    String shown = s.csms.ways().getLast().certificate();
    s.csms.answersUsually("SignCertificate", "{\"status\":\"Rejected\"}");
    requested(s);
    s.csms.drop("to see what it shows");
    s.passes(Words.minutes(5));
    assertEquals(shown, s.csms.ways().getLast().certificate());
  }

  @Test
  void s10_aCertificateThatIsLongerThanAllowedIsRefused() throws Exception {
    var s = station(folder);
    var request = requested(s);
    String one =
        Authority.pem(
            root.client("scenario", OPERATOR, request.key(), s.time.now(), Duration.ofDays(90)));
    String chain = one.repeat(10_001 / one.length() + 1);
    var signed = JsonNodeFactory.instance.objectNode().put("certificateChain", chain);
    s.csms.calls("CertificateSigned", signed.toString());
    s.passes(Words.minutes(5));
    assertEquals(1, s.csms.ways().size(), "nothing new was tried");
    try (var files = Files.list(folder.resolve("station"))) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".candidate")));
    }
  }

  @Test
  @Tag("A00.FR.427")
  void s09_twoStationsOfTheSameMakeHaveKeysOfTheirOwn() throws Exception {
    var one = requested(station(folder.resolve("one")));
    var other = requested(station(folder.resolve("other")));
    assertNotEquals(one.key(), other.key());
  }
}
