package hitchpost.station.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.station.wire.TestCertificates;
import hitchpost.station.wire.TestCertificates.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FTP over TLS against a real server: how TLS begins, what it protects, and whom it trusts. */
class FtpsTest {
  private static final byte[] IMAGE = new byte[2_000_000];
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration HOUR = Duration.ofHours(1);

  static {
    new Random(2).nextBytes(IMAGE);
  }

  private static final Reach ANYWHERE = new Reach(true, true, true);
  private static final TransferLimits LIMITS =
      new TransferLimits(1 << 24, 0, 0, 0, HOUR, PATIENCE, HOUR, ANYWHERE);

  @TempDir Path folder;
  private Identity root;
  private final AtomicInteger checks = new AtomicInteger();

  @BeforeEach
  void offer() throws Exception {
    Files.write(folder.resolve("new.fwi"), IMAGE);
    root = TestCertificates.root("root");
  }

  private Identity certified(String name) throws Exception {
    return TestCertificates.server(root, name, name, HOUR.negated(), HOUR);
  }

  /** TLS that counts how often a server has to show who it is. */
  private SSLContext trusting(Identity root) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.certificate());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    var checker = (X509ExtendedTrustManager) trust.getTrustManagers()[0];
    context.init(null, new TrustManager[] {new Counting(checker)}, null);
    return context;
  }

  private static Location at(String host, int port, String path) throws TransferException {
    return Location.of("ftps://user:se%3Acret@" + host + ":" + port + path);
  }

  private byte[] fetched(FtpTransfer ftp, Location from) throws Exception {
    var to = new ByteArrayOutputStream();
    ftp.download(from, to, pace());
    return to.toByteArray();
  }

  private static Pace pace() {
    return new Pace(LIMITS, new AtomicBoolean());
  }

  private static Transfer.Source image() {
    return new Transfer.Source() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(IMAGE);
      }

      @Override
      public long size() {
        return IMAGE.length;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"false, TLSv1.2", "false, TLSv1.3", "true, TLSv1.2", "true, TLSv1.3"})
  void filesGoBothWaysProtectedInOneSession(boolean implicit, String protocol) throws Exception {
    SSLContext tls = certified("localhost").serverContext();
    try (var server = new TestFtpServer(folder).speaking(tls, implicit, protocol)) {
      int port = server.start();
      var ftp = new FtpTransfer(trusting(root), LIMITS, implicit ? port : -1);
      assertArrayEquals(IMAGE, fetched(ftp, at("localhost", port, "/new.fwi")));
      assertEquals(1, checks.get(), "the data go on with the session of the commands");
      ftp.upload(at("localhost", port, "/"), "copy.fwi", image(), pace());
      assertArrayEquals(IMAGE, Files.readAllBytes(folder.resolve("copy.fwi")));
      assertEquals(List.of(true, true), server.protection);
    }
  }

  @Test
  void aServerWithAnotherNameOrFromElsewhereGetsNoPassword() throws Exception {
    try (var server =
        new TestFtpServer(folder)
            .speaking(certified("other.example").serverContext(), false, "TLSv1.3")) {
      int port = server.start();
      var ftp = new FtpTransfer(trusting(root), LIMITS, -1);
      assertThrows(IOException.class, () -> fetched(ftp, at("localhost", port, "/new.fwi")));
      var strict = new FtpTransfer(trusting(TestCertificates.root("other")), LIMITS, -1);
      assertThrows(IOException.class, () -> fetched(strict, at("127.0.0.1", port, "/new.fwi")));
      assertEquals(List.of(), server.protection);
    }
  }

  @Test
  void aServerWithoutTlsGetsNoPassword() throws Exception {
    try (var server = new TestFtpServer(folder)) {
      int port = server.start();
      var ftp = new FtpTransfer(trusting(root), LIMITS, -1);
      assertThrows(IOException.class, () -> fetched(ftp, at("localhost", port, "/new.fwi")));
      assertEquals(List.of(), server.protection);
    }
  }

  @Test
  void m25_theAddressThatAServerNamesForDataIsNotAsked() throws Exception {
    try (var server = new TestFtpServer(folder).lyingAbout("203.0.113.9")) {
      int port = server.start();
      var ftp = new FtpTransfer(trusting(root), LIMITS, -1);
      Location from = Location.of("ftp://user:se%3Acret@127.0.0.1:" + port + "/new.fwi");
      assertArrayEquals(IMAGE, fetched(ftp, from));
    }
  }

  @Test
  void aFileThatIsNotThereIsAnErrorInWordsWithoutSecrets() throws Exception {
    SSLContext tls = certified("localhost").serverContext();
    try (var server = new TestFtpServer(folder).speaking(tls, false, "TLSv1.3")) {
      int port = server.start();
      var ftp = new FtpTransfer(trusting(root), LIMITS, -1);
      var why =
          assertThrows(
              TransferException.class, () -> fetched(ftp, at("localhost", port, "/none.fwi")));
      assertTrue(String.valueOf(why.getMessage()).contains("550"), why.getMessage());
    }
  }

  /** Leaves the checking to the JDK; a session that goes on asks nobody. */
  private final class Counting extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager checker;

    Counting(X509ExtendedTrustManager checker) {
      this.checker = checker;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checks.incrementAndGet();
      checker.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("FTP has sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("the name has to be checked as well");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return checker.getAcceptedIssuers();
    }
  }
}
