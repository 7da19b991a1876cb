package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.SecureSite.csms;
import static hitchpost.simulator.conformance.SecureSite.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.conformance.HelloTap;
import hitchpost.simulator.conformance.OverTls;
import hitchpost.simulator.conformance.SecureSite;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.tls.OddCsms;
import hitchpost.station.file.OcppVersion;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.1: security, where it takes real sockets and real TLS. */
class SecurityOverTlsTest extends OverTls {
  SecurityOverTlsTest() {
    super(OcppVersion.V2_0_1);
  }

  @Override
  protected void seesBoot() throws Exception {
    site.seesConnection();
    site.seesCall("BootNotification");
    JsonNode status = site.seesCall("StatusNotification");
    assertEquals("Available", status.get("connectorStatus").asString());
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
      site.starts(trusting(tap.port(), 2, ""));
      seesBoot();
      assertTrue(tap.hellos().getFirst().isAsItShouldBe());
      assertEquals(List.of(), site.shown);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "not yet valid", "other host", "wildcard", "unknown root"})
  void TC_A_05_CS(String fault) throws Exception {
    try (var impostor = new SecureSite(folder.resolve("impostor"), OcppVersion.V2_0_1);
        var tap = new HelloTap(impostor.serves(2, site.faulty(fault, impostor.authority)))) {
      site.starts(trusting(tap.port(), 2, ""));
      failsUntilItIsMendedBecauseOf(SecurityEventType.INVALID_CSMS_CERTIFICATE, tap);
    }
  }

  @Test
  void TC_A_06_CS() throws Exception {
    int tls11 = 2;
    try (var old = OddCsms.saying(OddCsms.serverHello(tls11, 0xC013, 0));
        var tap = new HelloTap(new InetSocketAddress("127.0.0.1", old.port()))) {
      site.starts(trusting(tap.port(), 2, ""));
      failsUntilItIsMendedBecauseOf(SecurityEventType.INVALID_TLS_VERSION, tap);
    }
  }

  private void failsUntilItIsMendedBecauseOf(SecurityEventType type, HelloTap tap)
      throws Exception {
    failsUntilMended(type, tap);
    seesBoot();
    seesEvent(SecurityEventType.STARTUP_OF_THE_DEVICE.wire());
    seesEvent(type.wire());
  }

  @Tag("A00.FR.427")
  @Tag("A00.FR.501")
  @Tag("A00.FR.509")
  @Test
  void TC_A_07_CS() throws Exception {
    try (var tap = new HelloTap(site.serves(3))) {
      site.starts(certified(tap.port(), Instant.now()));
      seesBoot();
      assertTrue(tap.hellos().getFirst().isAsItShouldBe());
      String subject = showsItsCertificate();
      assertTrue(subject.contains("O=Octt Vendor"), subject);
    }
  }

  @Test
  void TC_A_11_CS() throws Exception {
    site.starts(certified(site.serves(3).getPort(), Instant.now().minus(Duration.ofDays(9))));
    seesBoot();
    JsonNode request = renews("TriggerMessage", "SignChargingStationCertificate");
    assertEquals("ChargingStationCertificate", request.get("certificateType").asString());
  }

  /** From profile 1 to 2, without a restart in between and with a power cut after it. */
  @Test
  void TC_A_19_CS() throws Exception {
    String file = csms("ws", site.serves(1).getPort(), 1);
    int encrypted = site.serves(2).getPort();
    site.starts(file);
    seesBoot();
    takesRoot("CSMSRootCertificate", site.authority);
    migratesTo(encrypted);
    seesBoot();
    assertEquals("2", value("SecurityCtrlr", "SecurityProfile"));
    assertEquals("2", value("OCPPCommCtrlr", "NetworkConfigurationPriority"));
    restarts(file);
    assertEquals("2", value("OCPPCommCtrlr", "ActiveNetworkProfile"));
  }

  /** Stores another address, puts it first, and has the station reboot. */
  private void migratesTo(int port) throws Exception {
    String profile =
        """
        {"configurationSlot":2,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON",
        "ocppCsmsUrl":"%s","messageTimeout":20,"securityProfile":2,"ocppInterface":"Wired0"}}
        """
            .formatted(url("wss", port));
    assertEquals("Accepted", site.asks("SetNetworkProfile", profile));
    assertEquals("RebootRequired", sets("OCPPCommCtrlr", "NetworkConfigurationPriority", "2,0"));
    assertEquals("Accepted", site.asks("Reset", "{\"type\":\"OnIdle\"}"));
  }

  @Tag("M05.FR.12")
  @Tag("M05.FR.15")
  @Tag("M05.FR.16")
  @Test
  void TC_B_47_CS() throws Exception {
    Authority successor = bootsAndTakesSuccessor();
    migratesTo(site.serves(2).getPort());
    site.happens(SecurityEventType.INVALID_CSMS_CERTIFICATE);
    seesBoot();
    assertEquals("0", value("OCPPCommCtrlr", "ActiveNetworkProfile"));
    assertEquals(serials(site.authority, successor), csmsRoots());
  }

  @Tag("M05.FR.10")
  @Tag("M05.FR.13")
  @Test
  void TC_B_50_CS() throws Exception {
    Authority successor = bootsAndTakesSuccessor();
    var next = successor.server(SecureSite.HOST, Instant.now(), SecureSite.YEAR);
    migratesTo(site.serves(2, next).getPort());
    seesBoot();
    assertEquals("2", value("OCPPCommCtrlr", "ActiveNetworkProfile"));
    assertEquals(serials(successor), csmsRoots());
  }

  /** A CSMS that stays may show a certificate of either root as long as both are there. */
  @Tag("M05.FR.14")
  @Test
  void theRootThatWasReplacedStillCountsAtTheSameCsms() throws Exception {
    Authority successor = bootsAndTakesSuccessor();
    assertEquals("Accepted", site.asks("Reset", "{\"type\":\"OnIdle\"}"));
    seesBoot();
    assertEquals(serials(site.authority, successor), csmsRoots());
  }

  /** A station that trusts one root, and its successor since the CSMS has brought it. */
  private Authority bootsAndTakesSuccessor() throws Exception {
    site.has("SecurityCtrlr", "AdditionalRootCertificateCheck", "true");
    site.has("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1");
    site.starts(trusting(site.serves(2).getPort(), 2, ""));
    seesBoot();
    Authority successor = site.authority.successor("CSMS root 2", Instant.now(), SecureSite.YEAR);
    takesRoot("CSMSRootCertificate", successor);
    return successor;
  }

  private static Set<String> serials(Authority... authorities) {
    return Arrays.stream(authorities)
        .map(authority -> authority.root().getSerialNumber().toString(16).toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** The serial numbers of the roots that the station has for its CSMS. */
  private Set<String> csmsRoots() throws Exception {
    return site.sends(
            "GetInstalledCertificateIds", "{\"certificateType\":[\"CSMSRootCertificate\"]}")
        .path("certificateHashDataChain")
        .valueStream()
        .map(chain -> chain.at("/certificateHashData/serialNumber").asString())
        .collect(Collectors.toSet());
  }

  /** In force at the next attempt, and a session with the CSMS from before does not undo that. */
  @Test
  void wildcardsAreBelievedWhereTheyAreAllowed() throws Exception {
    site.has("SecurityCtrlr", "AllowCSMSTLSWildcards", "true");
    var server = site.serves(2, site.faulty("wildcard", site.authority));
    site.starts(trusting(server.getPort(), 2, ""));
    seesBoot();
    assertEquals("Accepted", sets("SecurityCtrlr", "AllowCSMSTLSWildcards", "false"));
    site.asks("Reset", "{\"type\":\"OnIdle\"}");
    site.happens(SecurityEventType.INVALID_CSMS_CERTIFICATE);
  }

  private String sets(String component, String variable, String value) throws Exception {
    String wanted =
        "{\"component\":{\"name\":\"%s\"},\"variable\":{\"name\":\"%s\"},\"attributeValue\":\"%s\"}"
            .formatted(component, variable, value);
    return site.sends("SetVariables", "{\"setVariableData\":[" + wanted + "]}")
        .at("/setVariableResult/0/attributeStatus")
        .asString();
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
