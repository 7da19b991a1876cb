package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.http.Listen;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private static Path folder;
  private static Path keyStore;

  @BeforeAll
  static void makeKeyStore() throws Exception {
    keyStore = folder.resolve("csms.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "csms",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keyStore.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  @Test
  void stationConnectsOverTlsWithAKeyStore() throws Exception {
    assertServes(TlsFiles.pkcs12(keyStore, PASSWORD));
  }

  @Test
  void stationConnectsOverTlsWithPemFiles() throws Exception {
    Path chain = folder.resolve("chain.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(chain, pem("CERTIFICATE", store().getCertificate("csms").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", store().getKey("csms", PASSWORD).getEncoded()));
    assertServes(TlsFiles.pem(chain, key));
  }

  @Test
  void wrongFilesAreExplained() throws Exception {
    assertThrows(
        IllegalArgumentException.class, () -> TlsFiles.pkcs12(keyStore, "wrong".toCharArray()));
    Path empty = Files.createFile(folder.resolve("empty"));
    Path chain = folder.resolve("chain2.pem");
    Files.writeString(chain, pem("CERTIFICATE", store().getCertificate("csms").getEncoded()));
    IllegalArgumentException mistake =
        assertThrows(IllegalArgumentException.class, () -> TlsFiles.pem(chain, empty));
    assertTrue(String.valueOf(mistake.getMessage()).contains("openssl pkcs8"));
    assertThrows(IllegalArgumentException.class, () -> TlsFiles.pem(empty, empty));
  }

  private static String pem(String what, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
  }

  private static void assertServes(SSLContext context) throws Exception {
    ServerSettings settings =
        new ServerSettings(
            Listen.parse("127.0.0.1:0"),
            Optional.of(context),
            false,
            Map.of(),
            Optional.empty(),
            Duration.ZERO,
            ServerSettings.EVERY_VERSION);
    try (LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
        CsmsServer server = CsmsServer.start(settings, live)) {
      assertEquals("wss", server.uri().getScheme());
      TestStation station = new TestStation(URI.create(server.uri() + "/CP1"));
      station.setSocketFactory(trusting().getSocketFactory());
      assertTrue(station.connectBlocking(60, TimeUnit.SECONDS));
      station.say("[2,'1','Heartbeat',{}]");
      assertTrue(station.hear().startsWith("[3,\"1\""));
      station.closeBlocking();
    }
  }

  private static SSLContext trusting() throws Exception {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("csms", store().getCertificate("csms"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
