package hitchpost.simulator.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.pki.Authority.Kind;
import hitchpost.simulator.pki.Authority.Order;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
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
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;
  private static final int ECDHE_ECDSA_AES_128_GCM_SHA256 = 0xC02B;
  private static final int ECDHE_ECDSA_AES_256_GCM_SHA384 = 0xC02C;

  @TempDir Path folder;

  private SecureSite site;

  @BeforeEach
  void opens() throws Exception {
    site = new SecureSite(folder);
  }

  @AfterEach
  void closes() {
    site.close();
  }

  private static String csms(String scheme, int port, int profile) {
    String password = profile == 1 || profile == 2 ? ", password: " + SecureSite.KEY : "";
    return "csms: {url: \"%s://127.0.0.1:%d\", securityProfile: %d%s}\n"
        .formatted(scheme, port, profile, password);
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
    assertEquals(Set.of(TLS_1_2, TLS_1_3), hello.versions());
    assertTrue(
        hello
            .suites()
            .containsAll(Set.of(ECDHE_ECDSA_AES_128_GCM_SHA256, ECDHE_ECDSA_AES_256_GCM_SHA384)));
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
    renews();
    site.seesConnection();
    X509Certificate after = site.shown.getLast();
    assertNotEquals(before, after);
    assertNotEquals(before.getPublicKey(), after.getPublicKey());
    resets();
    assertEquals(after, site.shown.getLast());
    assertOwnerOnly(folder.resolve("station"));
  }

  private void renews() throws Exception {
    String trigger = "{\"requestedMessage\":\"SignChargePointCertificate\"}";
    assertEquals("Accepted", site.asks("ExtendedTriggerMessage", trigger));
    site.seesCall("SignCertificate");
    site.sees(
        "the answer to CertificateSigned",
        e ->
            e instanceof LedgerEntry.Message m
                && m.action().equals("CertificateSigned")
                && m.text().contains("Accepted"));
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
    renews();
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
    try (var impostor = new SecureSite(folder.resolve("impostor"));
        var tap = new HelloTap(impostor.serves(2, faulty(fault, impostor)))) {
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

  private Authority.Server faulty(String fault, SecureSite impostor) throws Exception {
    Instant now = Instant.now();
    var key = Authority.newKey();
    boolean expired = fault.equals("expired");
    Instant from =
        switch (fault) {
          case "expired" -> now.minus(Duration.ofDays(9));
          case "not yet valid" -> now.plus(Duration.ofDays(1));
          default -> now.minus(Duration.ofHours(1));
        };
    Authority signer = fault.equals("unknown root") ? impostor.authority : site.authority;
    var order =
        new Order(
            new X500Principal("CN=127.0.0.1, O=x"),
            key.getPublic(),
            from,
            expired ? now.minus(Duration.ofDays(1)) : from.plus(Duration.ofDays(9)),
            fault.equals("a client's") ? Kind.CLIENT : Kind.SERVER,
            List.of(fault.equals("other host") ? "127.0.0.9" : "127.0.0.1"));
    return new Authority.Server(signer.issue(order), key.getPrivate());
  }
}
