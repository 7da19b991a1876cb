package hitchpost.simulator.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.pki.Authority;
import hitchpost.station.file.OcppVersion;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Security cases of every version: one station and its CSMS, over real sockets and real TLS. */
public abstract class OverTls {
  private final OcppVersion version;

  @TempDir protected Path folder;

  protected SecureSite site;

  protected OverTls(OcppVersion version) {
    this.version = version;
  }

  @BeforeEach
  protected void opens() throws Exception {
    site = new SecureSite(folder, version);
  }

  @AfterEach
  protected void closes() {
    site.close();
  }

  /** The station connects, says who it is, and that it is available. */
  protected abstract void seesBoot() throws Exception;

  /** The station tells the CSMS of something that this version names so. */
  protected final void seesEvent(String type) throws Exception {
    assertEquals(type, site.seesCall("SecurityEventNotification").get("type").asString());
  }

  /** What is wrong happens to the station, until the right server stands there. */
  protected final void failsUntilMended(SecurityEventType what, HelloTap tap) throws Exception {
    site.happens(what);
    assertEquals(List.of(), site.heard("BootNotification"));
    tap.leadsTo(site.serves(2));
  }

  /** Brings the station a new certificate, which it shows from then on. */
  protected final JsonNode renews(String action, String message) throws Exception {
    X509Certificate before = site.shown.getLast();
    JsonNode request = site.renews(action, message);
    site.seesConnection();
    X509Certificate after = site.shown.getLast();
    assertNotEquals(before, after);
    assertNotEquals(before.getPublicKey(), after.getPublicKey());
    return request;
  }

  /** The power switch off, and on again. */
  protected final void restarts(String file) throws Exception {
    site.stops();
    site.starts(file);
    seesBoot();
  }

  /** The parts of the station file for a server that the station knows the root of. */
  protected final String trusting(int port, int profile, String more) throws Exception {
    return SecureSite.csms("wss", port, profile) + "tls: {" + site.trusting() + more + "}";
  }

  /** The same, with a certificate that is valid from an instant on, for profile 3. */
  protected final String certified(int port, Instant from) throws Exception {
    return trusting(port, 3, site.certified(from));
  }

  /** The station accepts a root of the CSMS. */
  protected final void takesRoot(String use, Authority authority) throws Exception {
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", use)
            .put("certificate", Authority.pem(authority.root()));
    assertEquals("Accepted", site.asks("InstallCertificate", root.toString()));
  }

  /** The station has shown a certificate that the standard allows; returns whose it says it is. */
  protected final String showsItsCertificate() {
    X509Certificate shown = site.shown.getLast();
    int bits = ((ECPublicKey) shown.getPublicKey()).getParams().getOrder().bitLength();
    assertTrue(bits >= 224);
    assertTrue(shown.getSerialNumber().signum() > 0);
    String subject = shown.getSubjectX500Principal().getName();
    assertTrue(subject.contains("CN=SN-0042"), subject);
    return subject;
  }
}
