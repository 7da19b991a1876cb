package hitchpost.simulator.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenanceEvent.Signer;
import hitchpost.simulator.pki.Authority;
import hitchpost.station.certificates.Pem;
import hitchpost.station.transfer.Reach;
import hitchpost.station.transfer.StationMaintenance;
import hitchpost.station.transfer.TransferLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S17: firmware over HTTPS, its signer and its signature. */
class SignedFirmwareTest {
  private static final byte[] IMAGE = "new firmware".repeat(1000).getBytes(US_ASCII);
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path storage;
  private final Instant now = Instant.now();
  private final BlockingQueue<MaintenanceEvent> events = new LinkedBlockingQueue<>();
  private Authority manufacturer;
  private StationMaintenance maintenance;

  @BeforeEach
  void begin() throws Exception {
    manufacturer = Authority.create("Manufacturer", now, YEAR);
    maintenance = maintenance(Authority.create("CSMS", now, YEAR));
  }

  private StationMaintenance maintenance(Authority trusted) {
    return new StationMaintenance(
        "CS1",
        storage,
        null,
        () -> List.of(manufacturer.root()),
        () -> trusting(trusted.root()),
        image -> {},
        TransferLimits.usual(new Reach(true, true, true)));
  }

  private static SSLContext trusting(X509Certificate root) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("root", root);
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MaintenanceEvent does(MaintenanceCommand command) throws InterruptedException {
    maintenance.execute(command, events::add);
    MaintenanceEvent event = events.poll(60, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no answer to " + command);
    }
    return event;
  }

  private String signer(Authority by, KeyPair key, Instant from) throws Exception {
    X509Certificate certificate =
        by.issue(
            new Authority.Order(
                new X500Principal("CN=Firmware"),
                key.getPublic(),
                from,
                from.plus(YEAR),
                Authority.Kind.CLIENT,
                List.of()));
    return pem(certificate);
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return Pem.write("CERTIFICATE", certificate.getEncoded());
  }

  private Signer judged(String certificate) throws Exception {
    var checked = does(new MaintenanceCommand.CheckSigner(1, certificate, now));
    return assertInstanceOf(MaintenanceEvent.SignerChecked.class, checked).signer();
  }

  @Test
  void s17_onlyWhomTheManufacturerVouchesForMaySign() throws Exception {
    KeyPair key = Authority.newKey();
    assertEquals(Signer.TRUSTED, judged(signer(manufacturer, key, now.minusSeconds(60))));
    Authority other = Authority.create("Manufacturer", now, YEAR);
    assertEquals(Signer.INVALID, judged(signer(other, key, now.minusSeconds(60))));
    Instant past = now.minus(YEAR.multipliedBy(2));
    assertEquals(Signer.INVALID, judged(signer(manufacturer, key, past)));
    assertEquals(Signer.INVALID, judged("nonsense"));
  }

  @Test
  void s17_anImageComesOverHttpsAndIsVerified() throws Exception {
    Authority site = Authority.create("Site", now, YEAR);
    HttpsServer https = serve(site);
    String url = "https://127.0.0.1:" + https.getAddress().getPort() + "/new.fwi";
    try {
      assertInstanceOf(
          MaintenanceEvent.DownloadFailed.class, does(new MaintenanceCommand.Download(1, url)));
      maintenance = maintenance(site);
      assertEquals(
          new MaintenanceEvent.Downloaded(2), does(new MaintenanceCommand.Download(2, url)));
    } finally {
      https.stop(0);
    }
    KeyPair curve = Authority.newKey();
    String byCurve = signer(manufacturer, curve, now.minusSeconds(60));
    Signature ecdsa = Signature.getInstance("SHA256withECDSA");
    assertTrue(verified(byCurve, signed(ecdsa, curve, IMAGE)));
    assertFalse(verified(byCurve, signed(ecdsa, curve, "other".getBytes(US_ASCII))));
    assertFalse(verified(byCurve, "not base64 !"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair rsa = generator.generateKeyPair();
    String byRsa = signer(manufacturer, rsa, now.minusSeconds(60));
    Signature pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    assertTrue(verified(byRsa, signed(pss, rsa, IMAGE)));
    assertFalse(verified(byCurve, signed(pss, rsa, IMAGE)));
  }

  private static String signed(Signature algorithm, KeyPair key, byte[] image) throws Exception {
    algorithm.initSign(key.getPrivate());
    algorithm.update(image);
    return Base64.getEncoder().encodeToString(algorithm.sign());
  }

  private boolean verified(String certificate, String signature) throws Exception {
    var event = does(new MaintenanceCommand.Verify(2, certificate, signature));
    return assertInstanceOf(MaintenanceEvent.Verified.class, event).genuine();
  }

  private HttpsServer serve(Authority site) throws Exception {
    KeyPair key = Authority.newKey();
    X509Certificate certificate =
        site.issue(
            new Authority.Order(
                new X500Principal("CN=127.0.0.1"),
                key.getPublic(),
                now.minusSeconds(60),
                now.plus(YEAR),
                Authority.Kind.SERVER,
                List.of("127.0.0.1")));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] none = new char[0];
    store.setKeyEntry(
        "server", key.getPrivate(), none, new X509Certificate[] {certificate, site.root()});
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    https.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, IMAGE.length);
          exchange.getResponseBody().write(IMAGE);
          exchange.close();
        });
    https.start();
    return https;
  }
}
