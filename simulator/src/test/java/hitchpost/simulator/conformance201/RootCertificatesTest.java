package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Guarded.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.settings.SecuritySettings;
import hitchpost.simulator.conformance.Guarded;
import hitchpost.simulator.pki.Authority;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Roots that the CSMS installs, lists and deletes: what M03 to M05 ask for. */
class RootCertificatesTest {
  private static final List<String> OTHER_USES =
      List.of("V2GRootCertificate", "CSMSRootCertificate", "ManufacturerRootCertificate");

  @TempDir Path folder;

  private Guarded guarded;
  private Scenario201 s;

  /** A station with one root, for the CSMS, and a certificate of its own. */
  @BeforeEach
  void isOn() throws Exception {
    guarded = new Guarded(folder);
    s = new Scenario201(guarded.station(3));
    s.csms.answersByItself(true);
    s.on();
    s.passes(1);
  }

  private X509Certificate root(String name) throws Exception {
    return Authority.create(name, guarded.now, YEAR).root();
  }

  private String installs(String use, X509Certificate root) throws Exception {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", use)
            .put("certificate", Authority.pem(root));
    return s.statusOf("InstallCertificate", request.toString());
  }

  private String deletes(String hashData) {
    return s.statusOf("DeleteCertificate", "{\"certificateHashData\":" + hashData + "}");
  }

  private JsonNode installed(String uses) {
    return s.csms.sends("GetInstalledCertificateIds", uses);
  }

  private static List<String> uses(JsonNode listed) {
    return listed
        .path("certificateHashDataChain")
        .valueStream()
        .map(chain -> chain.get("certificateType").asString())
        .toList();
  }

  @Tag("M03.FR.01")
  @Tag("M03.FR.03")
  @Tag("M03.FR.04")
  @Tag("M05.FR.01")
  @Tag("M05.FR.02")
  @Test
  void everyRootIsListedWithWhatItIsFor() throws Exception {
    X509Certificate operator = root("Operator");
    assertEquals("Accepted", installs("MORootCertificate", operator));
    for (String use : OTHER_USES) {
      assertEquals("Accepted", installs(use, root(use)));
    }
    JsonNode all = installed("{}");
    assertEquals("Accepted", all.get("status").asString());
    assertEquals(5, uses(all).size());
    JsonNode some =
        installed("{\"certificateType\":[\"MORootCertificate\",\"ManufacturerRootCertificate\"]}");
    assertEquals(List.of("MORootCertificate", "ManufacturerRootCertificate"), uses(some));
    assertEquals(
        Guarded.hashData(operator, "SHA256"),
        some.at("/certificateHashDataChain/0/certificateHashData").toString());
  }

  @Tag("M03.FR.02")
  @Test
  void whatIsNotThereIsNotFound() {
    JsonNode none = installed("{\"certificateType\":[\"V2GCertificateChain\"]}");
    assertEquals("NotFound", none.get("status").asString());
    assertEquals(List.of(), uses(none));
  }

  @Tag("M04.FR.01")
  @Tag("M04.FR.02")
  @Tag("M04.FR.04")
  @Test
  void aRootIsDeletedOnce() throws Exception {
    X509Certificate operator = root("Operator");
    installs("MORootCertificate", operator);
    assertEquals("Accepted", deletes(Guarded.hashData(operator, "SHA384")));
    assertEquals("NotFound", deletes(Guarded.hashData(operator, "SHA384")));
  }

  @Tag("M04.FR.03")
  @Tag("M04.FR.06")
  @Test
  void theStationKeepsItsOwnCertificate() throws Exception {
    assertEquals("Failed", deletes(guarded.hashDataOf(guarded.first())));
  }

  @Tag("M05.FR.06")
  @Tag("M05.FR.17")
  @Test
  void moreRootsThanFitAreRefusedAndTheSameAgainIsFine() throws Exception {
    for (int i = 1; i < SecuritySettings.MAX_ROOTS; i++) {
      assertEquals("Accepted", installs("V2GRootCertificate", root("Root " + i)));
    }
    assertEquals("Rejected", installs("V2GRootCertificate", root("One too many")));
    assertEquals("Accepted", installs("CSMSRootCertificate", guarded.csmsRoot.root()));
  }

  @Tag("M05.FR.07")
  @Test
  void anExpiredRootIsRefused() throws Exception {
    var longAgo = guarded.now.minus(Duration.ofDays(1_000));
    var expired = Authority.create("Expired", longAgo, YEAR).root();
    assertEquals("Rejected", installs("MORootCertificate", expired));
  }
}
