package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.SecureSite.csms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.pki.Authority;
import hitchpost.station.file.OcppVersion;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** OCTT 2.24, Security, where it takes real sockets and real TLS. */
class SecurityOverTlsTest {
  @TempDir Path folder;

  private SecureSite site;

  @BeforeEach
  void opens() throws Exception {
    site = new SecureSite(folder, OcppVersion.V1_6);
  }

  @AfterEach
  void closes() {
    site.close();
  }

  private void seesBoot() throws Exception {
    site.seesConnection();
    site.seesCall("BootNotification");
    seesStatuses();
  }

  private void seesStatuses() throws Exception {
    for (int connector = 0; connector <= 1; connector++) {
      JsonNode status = site.seesCall("StatusNotification");
      assertEquals(connector, status.get("connectorId").asInt());
      assertEquals("Available", status.get("status").asString());
    }
  }

  private void resets() throws Exception {
    assertEquals("Accepted", site.asks("Reset", "{\"type\":\"Hard\"}"));
    seesBoot();
  }

  /** The server refuses every other user and password with 401. */
  @Test
  void TC_085_CS() throws Exception {
    InetSocketAddress server = site.serves(1);
    site.starts(csms("ws", server.getPort(), 1));
    seesBoot();
    resets();
    assertTrue(SecureSite.KEY.length() >= 20 && SecureSite.KEY.length() <= 40);
  }

  @Test
  void TC_086_CS() throws Exception {
    InetSocketAddress server = site.serves(2);
    try (var tap = new HelloTap(server)) {
      site.starts(csms("wss", tap.port(), 2) + "tls: {" + site.trusting() + "}");
      seesBoot();
      resets();
      assertEquals(2, tap.hellos().size());
      for (HelloTap.Hello hello : tap.hellos()) {
        assertOffersWhatItMust(hello);
      }
      assertEquals(List.of(), site.shown);
    }
  }

  private static void assertOffersWhatItMust(HelloTap.Hello hello) {
    assertTrue(hello.isAsItShouldBe(), hello.toString());
  }

  @Test
  void TC_087_CS() throws Exception {
    InetSocketAddress server = site.serves(3);
    try (var tap = new HelloTap(server)) {
      String own = site.certified(Instant.now());
      site.starts(csms("wss", tap.port(), 3) + "tls: {" + site.trusting() + own + "}");
      seesBoot();
      resets();
      tap.hellos().forEach(SecurityOverTlsTest::assertOffersWhatItMust);
      X509Certificate shown = site.shown.getLast();
      int bits = ((ECPublicKey) shown.getPublicKey()).getParams().getOrder().bitLength();
      assertTrue(bits >= 224);
      assertTrue(shown.getSerialNumber().signum() > 0);
      String subject = shown.getSubjectX500Principal().getName();
      assertTrue(subject.contains("CN=SN-0042"), subject);
    }
  }

  @Test
  void TC_074_CS() throws Exception {
    InetSocketAddress server = site.serves(3);
    String own = site.certified(Instant.now().minus(Duration.ofDays(9)));
    site.starts(csms("wss", server.getPort(), 3) + "tls: {" + site.trusting() + own + "}");
    seesBoot();
    X509Certificate before = site.shown.getLast();
    site.renews("ExtendedTriggerMessage", "SignChargePointCertificate");
    site.seesConnection();
    X509Certificate after = site.shown.getLast();
    assertNotEquals(before, after);
    assertNotEquals(before.getPublicKey(), after.getPublicKey());
    resets();
    assertEquals(after, site.shown.getLast());
    assertOwnerOnly(folder.resolve("station"));
  }

  /** Every file that the station wrote. */
  private static void assertOwnerOnly(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> !f.getFileName().toString().startsWith("first")).toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
  }

  /** From profile 1 to 3 over OCPP, with a power cut after every step. */
  @Test
  void TC_083_CS() throws Exception {
    int plain = site.serves(1).getPort();
    int mutual = site.serves(3).getPort();
    String file =
        csms("ws", plain, 1)
            + "networkProfiles: [{slot: 3, url: \"wss://127.0.0.1:"
            + mutual
            + "\", securityProfile: 3}]\n"
            + "tls: {clientCertificates: station, clientKeys: station}";
    site.starts(file);
    seesBoot();
    String raise = "{\"key\":\"SecurityProfile\",\"value\":\"3\"}";
    assertEquals("Rejected", site.asks("ChangeConfiguration", raise));
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", "CentralSystemRootCertificate")
            .put("certificate", Authority.pem(site.authority.root()));
    assertEquals("Accepted", site.asks("InstallCertificate", root.toString()));
    restarts(file);
    assertEquals("Rejected", site.asks("ChangeConfiguration", raise));
    site.renews("ExtendedTriggerMessage", "SignChargePointCertificate");
    restarts(file);
    assertEquals("Accepted", site.asks("ChangeConfiguration", raise));
    site.seesConnection();
    assertEquals(1, site.shown.size());
    assertEquals("3", profile());
    restarts(file);
    assertEquals(2, site.shown.size());
    assertEquals("3", profile());
  }

  private void restarts(String file) throws Exception {
    site.stops();
    site.starts(file);
    seesBoot();
  }

  private String profile() throws Exception {
    return site.sends("GetConfiguration", "{\"key\":[\"SecurityProfile\"]}")
        .get("configurationKey")
        .get(0)
        .get("value")
        .asString();
  }

  /** Fail closed, tell what was wrong as soon as somebody listens, and go on. */
  @ParameterizedTest
  @ValueSource(strings = {"expired", "not yet valid", "other host", "unknown root", "a client's"})
  void m27_s07_aServerThatIsNotTheCsmsGetsNothing(String fault) throws Exception {
    try (var impostor = new SecureSite(folder.resolve("impostor"), OcppVersion.V1_6);
        var tap = new HelloTap(impostor.serves(2, site.faulty(fault, impostor.authority)))) {
      site.starts(csms("wss", tap.port(), 2) + "tls: {" + site.trusting() + "}");
      site.happens(SecurityEventType.INVALID_CSMS_CERTIFICATE);
      boolean known = impostor.live.ask(m -> m.station(SecureSite.ID).isPresent());
      assertFalse(known);
      tap.leadsTo(site.serves(2));
      tellsWhatWasWrong();
    }
  }

  private void tellsWhatWasWrong() throws Exception {
    site.seesCall("BootNotification");
    JsonNode event = site.seesCall("SecurityEventNotification");
    assertEquals("StartupOfTheDevice", event.get("type").asString());
    event = site.seesCall("SecurityEventNotification");
    assertEquals("InvalidCentralSystemCertificate", event.get("type").asString());
  }
}
