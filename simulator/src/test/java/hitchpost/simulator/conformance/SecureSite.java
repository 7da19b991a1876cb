package hitchpost.simulator.conformance;

import hitchpost.core.Fact;
import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.csms.CsmsSide;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.csms.SigningDesk;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.Simulation;
import hitchpost.simulator.pki.Authority;
import hitchpost.station.certificates.Pem;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationListener;
import hitchpost.station.run.TimeSource;
import java.net.InetSocketAddress;
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
import org.jspecify.annotations.Nullable;

/** A whole simulated station and the test CSMS, over real sockets and real TLS. */
final class SecureSite extends CsmsSide {
  static final String KEY = "00112233445566778899AABBCCDDEEFF";
  static final Duration YEAR = Duration.ofDays(365);

  final Authority authority;
  private final Path folder;
  private final SigningDesk signing;

  /** The certificates that stations showed, in order. */
  final List<X509Certificate> shown = new CopyOnWriteArrayList<>();

  private final BlockingQueue<SecurityEventType> happened = new LinkedBlockingQueue<>();
  private @Nullable Simulation simulation;

  SecureSite(Path folder) throws Exception {
    this.folder = folder;
    authority = Authority.create("CSMS root", Instant.now(), YEAR);
    signing = SigningDesk.open(live, authority, InstantSource.system());
  }

  /** A server of the CSMS; with profile 1 and 2 it knows the station's first password only. */
  InetSocketAddress serves(int profile) throws Exception {
    return serves(profile, authority.server("127.0.0.1", Instant.now(), YEAR));
  }

  InetSocketAddress serves(int profile, Authority.Server who) throws Exception {
    SSLContext context = context(who);
    return serves(
        new ServerSettings(
            Listen.parse("127.0.0.1:0"),
            profile < 2 ? Optional.empty() : Optional.of(context),
            profile == 3,
            Map.of(),
            profile == 1 || profile == 2 ? Optional.of(password(KEY)) : Optional.empty(),
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
  void happens(SecurityEventType type) throws InterruptedException {
    SecurityEventType next;
    do {
      next = happened.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + type + " happened at the station");
      }
    } while (next != type);
  }

  /** Gives the station a certificate, as a manufacturer does; returns its part of the file. */
  String certified(Instant from) throws Exception {
    var key = Authority.newKey();
    var own = authority.client("SN-0042", "Octt Vendor", key.getPublic(), from, YEAR);
    Path station = Files.createDirectories(folder.resolve("station"));
    Files.writeString(station.resolve("first.pem"), Authority.pem(own));
    Files.writeString(
        station.resolve("first.key"), Pem.write("PRIVATE KEY", key.getPrivate().getEncoded()));
    return ", clientCertificates: station, clientKeys: station";
  }

  /** The root in a file, for the station. */
  String trusting() throws Exception {
    Files.writeString(folder.resolve("roots.pem"), Authority.pem(authority.root()));
    return "csmsRootCertificates: roots.pem";
  }

  static ServerSettings.Password password(String hex) {
    return new ServerSettings.Password(HexFormat.of().parseHex(hex));
  }

  /** Switches the station on, with these parts of its file. */
  void starts(String parts) {
    String text =
        """
        stationId: %s
        evses: [{}]
        identity: {vendor: V, model: M, serialNumber: SN-0042}
        behaviour: {retryBackOffWaitMinimum: 1, retryBackOffRandomRange: 0,
          retryBackOffRepeatTimes: 0, securityProfileSwitchTimeoutSeconds: 60}
        storage: {directory: %s}
        configurationKeys: {CpoName: Octt Vendor, WebSocketPingInterval: "0"}
        %s
        """
            .formatted(ID, folder.resolve("data"), parts);
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

  /** The power switch of the station. */
  void stops() {
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
