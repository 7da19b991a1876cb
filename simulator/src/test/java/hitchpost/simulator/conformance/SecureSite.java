package hitchpost.simulator.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Fact;
import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.csms.CsmsSide;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.csms.SigningDesk;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.Simulation;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.pki.Authority.Kind;
import hitchpost.simulator.pki.Authority.Order;
import hitchpost.station.certificates.Pem;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationListener;
import hitchpost.station.run.TimeSource;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole simulated station and the test CSMS, over real sockets and real TLS. */
public final class SecureSite extends CsmsSide {
  /** The password before any is set: hexadecimal digits. */
  public static final String KEY = "00112233445566778899AABBCCDDEEFF";

  public static final Duration YEAR = Duration.ofDays(365);

  /** Where every server is; {@link TestHosts} knows its address. */
  public static final String HOST = "csms.octt.test";

  public final Authority authority;
  private final Path folder;
  private final OcppVersion version;
  private final SigningDesk signing;

  /** The certificates that stations showed, in order. */
  public final List<X509Certificate> shown = new CopyOnWriteArrayList<>();

  private final BlockingQueue<SecurityEventType> happened = new LinkedBlockingQueue<>();
  private final List<String> variables = new ArrayList<>();
  private @Nullable Simulation simulation;

  /** A station that speaks this version and keeps its files in a folder. */
  public SecureSite(Path folder, OcppVersion version) throws Exception {
    this.folder = folder;
    this.version = version;
    has("SecurityCtrlr", "OrganizationName", "Octt Vendor");
    has("OCPPCommCtrlr", "WebSocketPingInterval", "0");
    authority = Authority.create("CSMS root", Instant.now(), YEAR);
    signing = SigningDesk.open(live, authority, InstantSource.system());
  }

  /** A server of the CSMS; with profile 1 and 2 it knows the station's first password only. */
  public InetSocketAddress serves(int profile) throws Exception {
    return serves(profile, authority.server(HOST, Instant.now(), YEAR));
  }

  /** The same, that shows this certificate. */
  public InetSocketAddress serves(int profile, Authority.Server who) throws Exception {
    SSLContext context = context(who);
    return serves(
        new ServerSettings(
            Listen.parse("127.0.0.1:0"),
            profile < 2 ? Optional.empty() : Optional.of(context),
            profile == 3,
            Map.of(),
            profile == 1 || profile == 2 ? Optional.of(password()) : Optional.empty(),
            Duration.ZERO,
            ServerSettings.EVERY_VERSION));
  }

  /** TLS that notes which certificates stations show. */
  SSLContext context(Authority.Server who) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("server", who.key(), new char[0], new Certificate[] {who.certificate()});
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), new TrustManager[] {new Noting()}, null);
    return context;
  }

  /** Trusts what the authority has signed, and nothing else. */
  private final class Noting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      try {
        chain[0].verify(authority.root().getPublicKey());
        chain[0].checkValidity();
      } catch (GeneralSecurityException no) {
        throw new CertificateException("not one of ours", no);
      }
      shown.add(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {authority.root()};
    }
  }

  /** Waits until something of this kind has happened at the station. */
  public void happens(SecurityEventType type) throws InterruptedException {
    SecurityEventType next;
    do {
      next = happened.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + type + " happened at the station");
      }
    } while (next != type);
  }

  /** Gives the station a certificate, as a manufacturer does; returns its part of the file. */
  public String certified(Instant from) throws Exception {
    var key = Authority.newKey();
    var own = authority.client("SN-0042", "Octt Vendor", key.getPublic(), from, YEAR);
    Path station = Files.createDirectories(folder.resolve("station"));
    Files.writeString(station.resolve("first.pem"), Authority.pem(own));
    Files.writeString(
        station.resolve("first.key"), Pem.write("PRIVATE KEY", key.getPrivate().getEncoded()));
    return ", clientCertificates: station, clientKeys: station";
  }

  /** The root in a file, for the station. */
  public String trusting() throws Exception {
    Files.writeString(folder.resolve("roots.pem"), Authority.pem(authority.root()));
    return "csmsRootCertificates: roots.pem";
  }

  /** A password is hexadecimal digits in OCPP 1.6, and text in OCPP 2.0.1. */
  private ServerSettings.Password password() {
    return new ServerSettings.Password(
        switch (version) {
          case V1_6 -> HexFormat.of().parseHex(KEY);
          case V2_0_1 -> KEY.getBytes(StandardCharsets.UTF_8);
        });
  }

  private String settings() {
    return switch (version) {
      case V1_6 -> "configurationKeys: {CpoName: Octt Vendor, WebSocketPingInterval: \"0\"}";
      case V2_0_1 -> "variables:\n" + String.join("", variables);
    };
  }

  /** The station file says this of a variable, from the next start on. */
  public void has(String component, String variable, String value) {
    variables.add(
        "- {component: %s, variable: %s, value: \"%s\"}\n".formatted(component, variable, value));
  }

  /** The part of the station's file that says where the CSMS is. */
  public static String csms(String scheme, int port, int profile) {
    String password = profile == 1 || profile == 2 ? ", password: " + KEY : "";
    return "csms: {url: \"%s\", securityProfile: %d%s}\n"
        .formatted(url(scheme, port), profile, password);
  }

  /** The address of a server. */
  public static String url(String scheme, int port) {
    return "%s://%s:%d".formatted(scheme, HOST, port);
  }

  /**
   * A server that is not the CSMS of the station, whatever it says.
   *
   * @param fault expired, not yet valid, other host, wildcard, unknown root or a client's
   * @param stranger an authority that the station knows nothing of
   */
  public Authority.Server faulty(String fault, Authority stranger) throws Exception {
    Instant now = Instant.now();
    var key = Authority.newKey();
    boolean expired = fault.equals("expired");
    Instant from =
        switch (fault) {
          case "expired" -> now.minus(Duration.ofDays(9));
          case "not yet valid" -> now.plus(Duration.ofDays(1));
          default -> now.minus(Duration.ofHours(1));
        };
    Authority signer = fault.equals("unknown root") ? stranger : authority;
    String host =
        switch (fault) {
          case "other host" -> "other.octt.test";
          case "wildcard" -> "*.octt.test";
          default -> HOST;
        };
    var order =
        new Order(
            new X500Principal("CN=" + host + ", O=x"),
            key.getPublic(),
            from,
            expired ? now.minus(Duration.ofDays(1)) : from.plus(Duration.ofDays(9)),
            fault.equals("a client's") ? Kind.CLIENT : Kind.SERVER,
            List.of(host));
    return new Authority.Server(signer.issue(order), key.getPrivate());
  }

  /** Switches the station on, with these parts of its file. */
  public void starts(String parts) {
    String text =
        """
        stationId: %s
        evses: [{}]
        identity: {vendor: V, model: M, serialNumber: SN-0042}
        behaviour: {retryBackOffWaitMinimum: 1, retryBackOffRandomRange: 0,
          retryBackOffRepeatTimes: 0, securityProfileSwitchTimeoutSeconds: 60}
        storage: {directory: %s}
        ocppVersions: ["%s"]
        %s
        %s
        """
            .formatted(ID, folder.resolve("data"), version.text(), settings(), parts);
    StationFile file = StationFile.parse(text, folder);
    var assembled =
        StationAssembly.of(
            file, "the file", Instant.parse("2026-01-01T00:00:00Z"), Simulation.offered(file));
    simulation = new Simulation(file, assembled, TimeSource.lapsed(1));
    simulation
        .stations()
        .getFirst()
        .listen(
            new StationListener() {
              @Override
              public void happened(Fact fact, Instant at) {
                if (fact instanceof Fact.SecurityHappened security) {
                  happened.add(security.event().type());
                }
              }
            });
    simulation.start();
  }

  /** The CSMS has the station ask for a certificate, and brings it; returns what it asked. */
  public JsonNode renews(String action, String message) throws Exception {
    assertEquals("Accepted", asks(action, "{\"requestedMessage\":\"" + message + "\"}"));
    JsonNode request = seesCall("SignCertificate");
    sees(
        "the answer to CertificateSigned",
        e ->
            e instanceof LedgerEntry.Message m
                && m.action().equals("CertificateSigned")
                && m.text().contains("Accepted"));
    return request;
  }

  /** The power switch of the station. */
  public void stops() {
    if (simulation != null) {
      simulation.close();
      simulation = null;
    }
  }

  @Override
  public void close() {
    stops();
    signing.close();
    super.close();
  }
}
