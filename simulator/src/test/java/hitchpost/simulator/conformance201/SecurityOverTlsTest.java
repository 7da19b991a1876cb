package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.SecureSite.csms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.conformance.HelloTap;
import hitchpost.simulator.conformance.SecureSite;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.tls.OddCsms;
import hitchpost.station.file.OcppVersion;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** OCPP 2.0.1 part 6, 2.1: security, where it takes real sockets and real TLS. */
class SecurityOverTlsTest {
  @TempDir Path folder;

  private SecureSite site;

  @BeforeEach
  void opens() throws Exception {
    site = new SecureSite(folder, OcppVersion.V2_0_1);
  }

  @AfterEach
  void closes() {
    site.close();
  }

  private void seesBoot() throws Exception {
    site.seesConnection();
    site.seesCall("BootNotification");
    JsonNode status = site.seesCall("StatusNotification");
    assertEquals("Available", status.get("connectorStatus").asString());
  }

  private void seesEvent(SecurityEventType type) throws Exception {
    assertEquals(type.wire(), site.seesCall("SecurityEventNotification").get("type").asString());
  }

  /** The server refuses every other user and password with 401. */
  @Tag("A00.FR.303")
  @Tag("A00.FR.004")
  @Test
  void TC_A_01_CS() throws Exception {
    site.starts(csms("ws", site.serves(1).getPort(), 1));
    seesBoot();
  }

  @Test
  void TC_A_04_CS() throws Exception {
    try (var tap = new HelloTap(site.serves(2))) {
      site.starts(csms("wss", tap.port(), 2) + "tls: {" + site.trusting() + "}");
      seesBoot();
      assertTrue(tap.hellos().getFirst().isAsItShouldBe());
      assertEquals(List.of(), site.shown);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "not yet valid", "other host", "unknown root"})
  void TC_A_05_CS(String fault) throws Exception {
    try (var impostor = new SecureSite(folder.resolve("impostor"), OcppVersion.V2_0_1);
        var tap = new HelloTap(impostor.serves(2, site.faulty(fault, impostor.authority)))) {
      site.starts(csms("wss", tap.port(), 2) + "tls: {" + site.trusting() + "}");
      failsUntilItIsMendedBecauseOf(SecurityEventType.INVALID_CSMS_CERTIFICATE, tap);
    }
  }

  @Test
  void TC_A_06_CS() throws Exception {
    int tls11 = 2;
    try (var old = OddCsms.saying(OddCsms.serverHello(tls11, 0xC013, 0));
        var tap = new HelloTap(new InetSocketAddress("127.0.0.1", old.port()))) {
      site.starts(csms("wss", tap.port(), 2) + "tls: {" + site.trusting() + "}");
      failsUntilItIsMendedBecauseOf(SecurityEventType.INVALID_TLS_VERSION, tap);
    }
  }

  private void failsUntilItIsMendedBecauseOf(SecurityEventType type, HelloTap tap)
      throws Exception {
    site.happens(type);
    tap.leadsTo(site.serves(2));
    seesBoot();
    seesEvent(SecurityEventType.STARTUP_OF_THE_DEVICE);
    seesEvent(type);
  }

  @Tag("A00.FR.427")
  @Tag("A00.FR.501")
  @Tag("A00.FR.509")
  @Test
  void TC_A_07_CS() throws Exception {
    try (var tap = new HelloTap(site.serves(3))) {
      String own = site.certified(Instant.now());
      site.starts(csms("wss", tap.port(), 3) + "tls: {" + site.trusting() + own + "}");
      seesBoot();
      assertTrue(tap.hellos().getFirst().isAsItShouldBe());
      X509Certificate shown = site.shown.getLast();
      int bits = ((ECPublicKey) shown.getPublicKey()).getParams().getOrder().bitLength();
      assertTrue(bits >= 224);
      assertTrue(shown.getSerialNumber().signum() > 0);
      String subject = shown.getSubjectX500Principal().getName();
      assertTrue(subject.contains("CN=SN-0042"), subject);
      assertTrue(subject.contains("O=Octt Vendor"), subject);
    }
  }

  @Test
  void TC_A_11_CS() throws Exception {
    String own = site.certified(Instant.now().minus(Duration.ofDays(9)));
    String roots = "tls: {" + site.trusting() + own + "}";
    site.starts(csms("wss", site.serves(3).getPort(), 3) + roots);
    seesBoot();
    X509Certificate before = site.shown.getLast();
    JsonNode request = site.renews("TriggerMessage", "SignChargingStationCertificate");
    assertEquals("ChargingStationCertificate", request.get("certificateType").asString());
    site.seesConnection();
    X509Certificate after = site.shown.getLast();
    assertNotEquals(before, after);
    assertNotEquals(before.getPublicKey(), after.getPublicKey());
  }

  /** From profile 1 to 2, without a restart in between and with a power cut after it. */
  @Test
  void TC_A_19_CS() throws Exception {
    String file = csms("ws", site.serves(1).getPort(), 1);
    int encrypted = site.serves(2).getPort();
    site.starts(file);
    seesBoot();
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", "CSMSRootCertificate")
            .put("certificate", Authority.pem(site.authority.root()));
    assertEquals("Accepted", site.asks("InstallCertificate", root.toString()));
    String profile =
        """
        {"configurationSlot":2,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON",
        "ocppCsmsUrl":"wss://127.0.0.1:%d","messageTimeout":20,"securityProfile":2,
        "ocppInterface":"Wired0"}}
        """
            .formatted(encrypted);
    assertEquals("Accepted", site.asks("SetNetworkProfile", profile));
    String priority =
        "{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
            + "\"variable\":{\"name\":\"NetworkConfigurationPriority\"}";
    JsonNode ranked =
        site.sends(
            "SetVariables", "{\"setVariableData\":[" + priority + ",\"attributeValue\":\"2,0\"}]}");
    assertEquals("RebootRequired", ranked.at("/setVariableResult/0/attributeStatus").asString());
    assertEquals("Accepted", site.asks("Reset", "{\"type\":\"OnIdle\"}"));
    seesBoot();
    assertEquals("2", value("SecurityCtrlr", "SecurityProfile"));
    assertEquals("2", value("OCPPCommCtrlr", "NetworkConfigurationPriority"));
    site.stops();
    site.starts(file);
    seesBoot();
    assertEquals("2", value("OCPPCommCtrlr", "ActiveNetworkProfile"));
  }

  private String value(String component, String variable) throws Exception {
    String wanted =
        "{\"component\":{\"name\":\"%s\"},\"variable\":{\"name\":\"%s\"}}"
            .formatted(component, variable);
    return site.sends("GetVariables", "{\"getVariableData\":[" + wanted + "]}")
        .at("/getVariableResult/0/attributeValue")
        .asString();
  }
}
