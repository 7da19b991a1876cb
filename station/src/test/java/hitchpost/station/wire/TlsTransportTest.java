package hitchpost.station.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.rpc.Trouble;
import hitchpost.station.wire.TestCertificates.Identity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The byte stream of wss, where the other side ends it. */
@Timeout(120)
class TlsTransportTest {
  private static final String HOST = "csms.example";

  private final BufferPool pool = new BufferPool();

  /** With TLS 1.3 a client has shaken hands before the server looks for its certificate. */
  @Test
  void s09_whatTheCsmsSaidBeforeItHungUpIsHeardByWhoeverWrites() throws Exception {
    Duration yesterday = Duration.ofDays(-1);
    Identity root = TestCertificates.root("Test root");
    Identity csms = TestCertificates.server(root, "csms", HOST, yesterday, Duration.ofDays(1));
    try (SSLServerSocket listener =
            (SSLServerSocket)
                csms.serverContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, RawServer.LOOPBACK);
        SocketChannel channel =
            SocketChannel.open(
                new InetSocketAddress(RawServer.LOOPBACK, listener.getLocalPort()))) {
      listener.setNeedClientAuth(true);
      listener.setEnabledProtocols(new String[] {"TLSv1.3"});
      CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> hangUp(listener));
      channel.configureBlocking(false);
      TlsSettings trusting = TlsSettings.trusting(List.of(root.certificate()));
      var tls = new TlsTransport(channel, trusting.engine(HOST, 0), pool);
      shakeHands(tls);
      hungUp.get();

      IOException failure =
          assertThrows(
              IOException.class,
              () -> {
                while (true) {
                  tls.write(ByteBuffer.wrap(new byte[] {'x'}));
                }
              });

      assertEquals(Trouble.OWN_CERTIFICATE_MISSING, Words.noAnswer(failure, HOST).trouble());
    }
  }

  private static void hangUp(SSLServerSocket listener) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      assertThrows(SSLException.class, socket::startHandshake);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void shakeHands(TlsTransport tls) throws Exception {
    ByteBuffer scratch = pool.take();
    TlsTransport.Progress progress = tls.handshake(scratch);
    while (progress != TlsTransport.Progress.DONE) {
      if (progress == TlsTransport.Progress.TASKS) {
        var done = new CountDownLatch(1);
        tls.runTasks(done::countDown);
        done.await();
        tls.tasksDone();
      }
      Thread.onSpinWait();
      progress = tls.handshake(scratch);
    }
  }
}
