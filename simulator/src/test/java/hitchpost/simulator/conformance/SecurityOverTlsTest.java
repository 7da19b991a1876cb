package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.SecureSite.csms;
import static hitchpost.simulator.conformance.SecureSite.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEventType;
import hitchpost.station.file.OcppVersion;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** OCTT 2.24, Security, where it takes real sockets and real TLS. */
class SecurityOverTlsTest extends OverTls {
  SecurityOverTlsTest() {
    super(OcppVersion.V1_6);
  }

  @Override
  protected void seesBoot() throws Exception {
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
      site.starts(trusting(tap.port(), 2, ""));
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
      site.starts(certified(tap.port(), Instant.now()));
      seesBoot();
      resets();
      tap.hellos().forEach(SecurityOverTlsTest::assertOffersWhatItMust);
      showsItsCertificate();
    }
  }

  @Test
  void TC_074_CS() throws Exception {
    InetSocketAddress server = site.serves(3);
    site.starts(certified(server.getPort(), Instant.now().minus(Duration.ofDays(9))));
    seesBoot();
    renews("ExtendedTriggerMessage", "SignChargePointCertificate");
    X509Certificate after = site.shown.getLast();
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
            + "networkProfiles: [{slot: 3, url: \""
            + url("wss", mutual)
            + "\", securityProfile: 3}]\n"
            + "tls: {clientCertificates: station, clientKeys: station}";
    site.starts(file);
    seesBoot();
    String raise = "{\"key\":\"SecurityProfile\",\"value\":\"3\"}";
    assertEquals("Rejected", site.asks("ChangeConfiguration", raise));
    takesRoot("CentralSystemRootCertificate", site.authority);
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
      site.starts(trusting(tap.port(), 2, ""));
      failsUntilMended(SecurityEventType.INVALID_CSMS_CERTIFICATE, tap);
      tellsWhatWasWrong();
    }
  }

  private void tellsWhatWasWrong() throws Exception {
    site.seesCall("BootNotification");
    seesEvent("StartupOfTheDevice");
    seesEvent("InvalidCentralSystemCertificate");
  }

  /** OCPP 1.6 has nothing against wildcards. */
  @Test
  void aWildcardMayStandForTheCsms() throws Exception {
    var server = site.serves(2, site.faulty("wildcard", site.authority));
    site.starts(trusting(server.getPort(), 2, ""));
    seesBoot();
  }
}
