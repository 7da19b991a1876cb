package hitchpost.simulator.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.journal.Snapshot;
import hitchpost.core.security.SecurityEvents;
import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.live.Simulation;
import hitchpost.simulator.tls.Mint.Minted;
import hitchpost.simulator.tls.OddCsms.Terms;
import hitchpost.station.certificates.Pem;
import hitchpost.station.doctor.Doctor;
import hitchpost.station.doctor.Finding;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** A station and the CSMS that it meets, one of them for each case. */
final class TlsSite {
  private static final String PASSWORD = "sixteen-of-bytes";
  private static final Instant BUILD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is to come of a case. */
  enum Outcome {
    CONNECTS(null),
    NO_EVENT(null),
    CSMS_NOT_BELIEVED(SecurityEventType.INVALID_CSMS_CERTIFICATE),
    NO_COMMON_VERSION(SecurityEventType.INVALID_TLS_VERSION),
    NO_COMMON_SUITE(SecurityEventType.INVALID_TLS_CIPHER_SUITE),
    CREDENTIALS_REFUSED(SecurityEventType.FAILED_TO_AUTHENTICATE_AT_CSMS);

    private final @Nullable SecurityEventType event;

    Outcome(@Nullable SecurityEventType event) {
      this.event = event;
    }
  }

  /** The chain that the CSMS shows, its own certificate first. */
  interface Shown {
    List<Minted> chain() throws Exception;
  }

  private interface Opening {
    OddCsms open() throws Exception;
  }

  private final Path folder;
  private final List<Minted> roots;
  private final String host;
  private final String version;
  private final AtomicInteger cases;
  private final Duration patience;

  TlsSite(Path folder, List<Minted> roots) {
    this(folder, roots, "127.0.0.1", "1.6", new AtomicInteger(), PATIENCE);
  }

  private TlsSite(
      Path folder,
      List<Minted> roots,
      String host,
      String version,
      AtomicInteger cases,
      Duration patience) {
    this.folder = folder;
    this.roots = roots;
    this.host = host;
    this.version = version;
    this.cases = cases;
    this.patience = patience;
  }

  /** The same, and the station knows the CSMS by this name. */
  TlsSite at(String name) {
    return new TlsSite(folder, roots, name, version, cases, patience);
  }

  /** The same, and the station would rather speak this version of OCPP. */
  TlsSite speaking(String version) {
    return new TlsSite(folder, roots, host, version, cases, patience);
  }

  /** The same, and the station gives up soon. */
  TlsSite inAHurry() {
    return new TlsSite(folder, roots, host, version, cases, Duration.ofSeconds(1));
  }

  /** A station with a password meets a CSMS that does TLS like this. */
  DynamicTest over(String what, Outcome outcome, String version, List<String> suites, Shown shown) {
    return test(what, outcome, null, () -> csms(version, suites, shown.chain(), null));
  }

  private static OddCsms csms(
      String version, List<String> suites, List<Minted> chain, @Nullable X509TrustManager clients)
      throws Exception {
    return OddCsms.over(
        new Terms(
            chain.getFirst().key(),
            chain.stream().map(Minted::certificate).toList(),
            List.of(version),
            suites,
            clients));
  }

  /** A station with a password meets a server that says this, whatever it is told. */
  DynamicTest saying(String what, Outcome outcome, byte[] bytes) {
    return test(what, outcome, null, () -> OddCsms.saying(bytes));
  }

  /** A station with a certificate meets a CSMS that lets in whom its roots vouch for. */
  DynamicTest withCertificate(
      String what, Outcome outcome, String version, Minted own, Minted server) {
    return test(
        what, outcome, own, () -> csms(version, List.of(), List.of(server), trusting(roots)));
  }

  /** A station with a password meets a CSMS that wants a certificate. */
  DynamicTest withoutCertificate(String what, String version, Minted server) {
    return test(
        what,
        Outcome.CREDENTIALS_REFUSED,
        null,
        () -> csms(version, List.of(), List.of(server), trusting(roots)));
  }

  /** A station whose key does not belong to its certificate does not try. */
  DynamicTest withOtherKey(Minted own, PrivateKey other) {
    return test(
        "a key that does not belong to it",
        Outcome.NO_EVENT,
        new Minted(own.certificate(), other),
        () -> OddCsms.saying(new byte[0]));
  }

  private static X509TrustManager trusting(List<Minted> roots) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Minted root : roots) {
      store.setCertificateEntry(root.subject(), root.certificate());
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private DynamicTest test(String what, Outcome outcome, @Nullable Minted own, Opening opening) {
    return DynamicTest.dynamicTest(
        what,
        () -> {
          try (OddCsms csms = opening.open()) {
            meet(outcome, own, csms);
          }
        });
  }

  private void meet(Outcome outcome, @Nullable Minted own, OddCsms csms) throws Exception {
    List<Finding> findings = new ArrayList<>();
    boolean connected = connects(csms.port(), own, findings);
    String seen = findings.toString();
    assertEquals(outcome == Outcome.CONNECTS, connected, seen);
    assertFalse(seen.contains(PASSWORD), seen);
    if (connected) {
      assertEquals(1, csms.requests.size());
      assertEquals(own == null, csms.requests.getFirst().contains("Authorization: Basic "));
      return;
    }
    Finding bad = findings.getLast();
    assertEquals(outcome.event, SecurityEvents.event(bad.trouble()), seen);
    assertFalse(bad.trouble().remedy().isEmpty(), seen);
    assertEquals(List.of(), csms.requests, "fails closed");
    assertTrue(csms.messages.stream().noneMatch(bytes -> bytes.contains("GET /")), "fails closed");
  }

  private boolean connects(int port, @Nullable Minted own, List<Finding> findings)
      throws Exception {
    Path place = Files.createDirectories(folder.resolve("case-" + cases.incrementAndGet()));
    var bundle = new StringBuilder();
    for (Minted root : roots) {
      bundle.append(Pem.write("CERTIFICATE", root.certificate().getEncoded()));
    }
    Files.writeString(place.resolve("roots.pem"), bundle.toString());
    String tls = "csmsRootCertificates: roots.pem";
    if (own != null) {
      Files.writeString(
          place.resolve("own.pem"), Pem.write("CERTIFICATE", own.certificate().getEncoded()));
      Files.writeString(place.resolve("own.key"), Pem.write("PRIVATE KEY", own.key().getEncoded()));
      tls += ", clientCertificates: own.pem, clientKeys: own.key";
    }
    String text =
        """
        stationId: CP1
        evses: [{}]
        csms: {url: "wss://%s:%d", securityProfile: %d%s}
        tls: {%s}
        storage: {directory: %s}
        ocppVersions: [%s]
        """
            .formatted(
                host,
                port,
                own == null ? 2 : 3,
                own == null ? ", password: " + PASSWORD : "",
                tls,
                place.resolve("data"),
                version.equals("1.6") ? "\"1.6\"" : "\"" + version + "\", \"1.6\"");
    StationFile file = StationFile.parse(text, place);
    var station = StationAssembly.of(file, "the file", BUILD, Simulation.offered(file)).getFirst();
    var doctor = new Doctor(station, Snapshot.empty(), InstantSource.system());
    return doctor.goes(doctor.ways().getFirst(), false, patience, findings::add);
  }
}
