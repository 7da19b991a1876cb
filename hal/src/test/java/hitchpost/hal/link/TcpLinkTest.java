package hitchpost.hal.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void bytesGoBothWaysUntilTheDeviceHangsUp() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ByteLink link = TcpLink.at("127.0.0.1", server.getLocalPort()).open()) {
      byte[] in = new byte[4];
      try (Socket device = server.accept()) {
        link.write(new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, device.getInputStream().readNBytes(2));
        assertEquals(0, link.read(in, 0, 4, Duration.ofMillis(1)));
        device.getOutputStream().write(7);
        assertEquals(1, link.read(in, 1, 3, PATIENCE));
        assertArrayEquals(new byte[] {0, 7, 0, 0}, in);
        link.discardInput();
      }
      assertThrows(LinkLostException.class, () -> link.read(in, 0, 4, PATIENCE));
    }
  }

  @Test
  void nobodyThereIsALossWithTheAddressInIt() throws IOException {
    // held and not listened at, or else somebody might be given it meanwhile
    try (var held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = held.getLocalPort();
      LinkSource source = TcpLink.at("127.0.0.1", port);
      LinkLostException lost = assertThrows(LinkLostException.class, source::open);
      assertEquals(0, lost.getMessage().indexOf("127.0.0.1:" + port));
    }
  }
}
