package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.rpc.LinkCommand.Close;
import hitchpost.core.rpc.LinkCommand.Connect;
import hitchpost.core.rpc.LinkCommand.Ping;
import hitchpost.core.rpc.LinkCommand.Send;
import hitchpost.core.rpc.LinkEvent;
import java.io.EOFException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a connection ends, each with exactly one Closed: M01-M03, M07, M12, M13, M15. */
@Timeout(180)
class ClosingTest {
  private static final Connect FIRST = new Connect(1, List.of("ocpp1.6"));

  private final Events events = new Events();
  private final CountDownLatch done = new CountDownLatch(1);
  private Wire wire = new Wire(WireLimits.DEFAULTS);

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @CsvSource({
    "M01, 1009, 817F0000000080000000",
    "M01, 1009, 817FFFFFFFFFFFFFFFFF",
    "M02, 1002, 010161 810162",
    "M03, 1002, C100",
    "M07, 1007, 8101FF",
    "M15, 1002, 88020000",
    "M15, 1002, 880203E7",
    "M15, 1002, 88021388",
    "M15, 1002, 887F0000000000100000",
    "binary, 1003, 8200",
    "masked, 1002, 818000000000",
  })
  void m01_m03_m07_m15_hostileFramesGetACloseFrameAndTheLinkConnectsAgain(
      String name, int code, String hex) throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().write(HexFormat.of().parseHex(hex.replace(" ", "")));
          codes.add(peer.closeCode());
          // what still comes after the end must not reach the station
          peer.text("too late");
        })) {
      WireLink link = open(server);
      assertEquals(code, events.closed().code());
      assertEquals(code, codes.take());
      link.execute(new Send(1, "too late"));
      link.execute(new Ping(1));
      link.execute(new Close(1, 1000, "too late"));
      link.execute(new Connect(2, List.of("ocpp1.6")));
      assertEquals(2, events.opened().attempt());
      LinkEvent.Closed second = events.closed();
      assertEquals(2, second.attempt());
      assertEquals(code, second.code());
      wire.close();
      events.assertNoMore();
    }
  }

  @Test
  void m02EndlessFragmentsAreStopped() throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().write(new byte[] {0x01, 0});
          byte[] empty = new byte[4000];
          for (int i = 0; i < 20; i++) {
            peer.write(empty);
          }
          codes.add(peer.closeCode());
        })) {
      open(server);
      assertEquals(1008, events.closed().code());
      assertEquals(1008, codes.take());
    }
  }

  @Test
  void m13AMessageThatDripsInMeetsItsDeadlineEvenWithPingsInBetween() throws Exception {
    restartWith(TestLimits.messageTime(Duration.ofMillis(300)));
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().write(new byte[] {0x01, 1, 'a'});
          peer.write(Peer.frame(0x89, new byte[0]));
          codes.add(peer.closeCode());
        })) {
      open(server);
      assertEquals(
          new LinkEvent.Closed(1, 1008, "a message took longer than 300 ms"), events.next());
      assertEquals(1008, codes.take());
    }
  }

  @Test
  void theCloseFrameOfTheCsmsIsAnsweredAndReported() throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(peer -> {
          byte[] payload = "xxgo\u001b[31m\n".getBytes(UTF_8);
          payload[0] = (byte) (1001 >> 8);
          payload[1] = (byte) 1001;
          peer.upgrade().write(Peer.frame(0x88, payload));
          codes.add(peer.closeCode());
          peer.awaitEnd();
          ended.countDown();
        })) {
      open(server);
      assertEquals(new LinkEvent.Closed(1, 1001, "go?[31m?"), events.next());
      assertEquals(1001, codes.take());
      // the CSMS keeps TCP open: the station ends it after a second
      ended.await();
    }
  }

  @Test
  void aCloseFrameWithoutCodeIsAnsweredWithoutCode() throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().write(Peer.frame(0x88, new byte[0]));
          codes.add(peer.closeCode());
        })) {
      open(server);
      assertEquals(new LinkEvent.Closed(1, 1005, ""), events.next());
      assertEquals(1005, codes.take());
    }
  }

  @Test
  void closingSendsWhatWasToBeSentAndDoesNotWaitForTheCsms() throws Exception {
    BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          frames.add(peer.frame().text());
          Peer.Frame close = peer.frame();
          frames.add(close.closeCode() + " " + close.text().substring(2));
          peer.awaitEnd();
          ended.countDown();
        })) {
      WireLink link = open(server);
      link.execute(new Send(1, "last words"));
      link.execute(new Close(1, 1000, "reboot"));
      assertEquals(new LinkEvent.Closed(1, 1000, "reboot"), events.next());
      assertEquals("last words", frames.take());
      assertEquals("1000 reboot", frames.take());
      ended.await();
    }
  }

  @Test
  void aNewAttemptEndsTheOldSocketFirst() throws Exception {
    restartWith(TestLimits.closeTime(Duration.ofDays(1)));
    CountDownLatch ended = new CountDownLatch(1);
    // this server serves one connection after the other: the second needs the end of the first
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().awaitEnd();
          ended.countDown();
        })) {
      WireLink link = open(server);
      link.execute(new Close(1, 1000, ""));
      link.execute(new Connect(2, List.of("ocpp1.6")));
      events.closed();
      ended.await();
      assertEquals(2, events.opened().attempt());
    }
  }

  @Test
  void theEndOfTcpWithoutCloseFrameIsReported() throws Exception {
    try (RawServer server = new RawServer(Peer::upgrade)) {
      open(server);
      assertEquals(
          new LinkEvent.Closed(1, 1006, "the CSMS ended the connection without a close frame"),
          events.next());
    }
  }

  @Test
  void aResetInTheMiddleOfAFrameIsReported() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().write(Arrays.copyOf(Peer.frame(0x81, new byte[1000]), 500));
          opened.await();
          peer.reset();
        })) {
      open(server);
      opened.countDown();
      assertEquals(new LinkEvent.Closed(1, 1006, "the connection was reset"), events.next());
    }
  }

  @Test
  void m12ACsmsThatDoesNotReadIsDroppedWhenTooMuchWaits() throws Exception {
    try (RawServer server = neverReading()) {
      WireLink link = open(server);
      sendUntilTheEnd(link);
      assertEquals(
          new LinkEvent.Closed(
              1, 1006, "the CSMS does not read: more than 1048576 bytes wait for it"),
          events.next());
      done.countDown();
    }
  }

  @Test
  void m12ACsmsThatDoesNotReadIsDroppedWhenAFrameWaitsTooLong() throws Exception {
    restartWith(TestLimits.writeTime(Duration.ofMillis(300)));
    try (RawServer server = neverReading()) {
      WireLink link = open(server);
      sendUntilTheEnd(link);
      assertEquals(
          new LinkEvent.Closed(1, 1006, "the CSMS does not read: a frame waited 300 ms"),
          events.next());
      done.countDown();
    }
  }

  @Test
  void oneMessageBeyondTheBoundCannotBeSent() throws Exception {
    restartWith(TestLimits.outboundBytes(1024));
    try (RawServer server = new RawServer(peer -> peer.upgrade().awaitEnd())) {
      WireLink link = open(server);
      link.execute(new Send(1, "x".repeat(1024)));
      assertEquals(1006, events.closed().code());
    }
  }

  @Test
  void manyAnswersInOneRoundAreWrittenInBetweenAndStayBelowTheBound() throws Exception {
    restartWith(TestLimits.outboundBytes(100_000));
    BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          for (int i = 0; i < 20; i++) {
            lengths.add(peer.frame().payload().length);
          }
          peer.awaitEnd();
        })) {
      WireLink link = open(server);
      for (int i = 0; i < 20; i++) {
        link.execute(new Send(1, "x".repeat(20_000)));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(20_000, lengths.take());
      }
      events.assertNoMore();
    }
  }

  @Test
  void closingTheWireEndsOpenConnectionsWithoutACloseFrame() throws Exception {
    BlockingQueue<String> rest = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          try {
            rest.add(peer.frame().toString());
          } catch (EOFException e) {
            rest.add("end of TCP");
          }
        })) {
      open(server);
      wire.close();
      assertEquals(new LinkEvent.Closed(1, 1006, "the station stopped"), events.next());
      assertEquals("end of TCP", rest.take());
      events.assertNoMore();
    }
  }

  @Test
  void aDroppedConnectionEndsLikeOneTheNetworkLost() throws Exception {
    BlockingQueue<String> rest = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          try {
            rest.add(peer.frame().toString());
          } catch (EOFException e) {
            rest.add("end of TCP");
          }
        })) {
      open(server).drop("the cable is out");
      assertEquals(new LinkEvent.Closed(1, 1006, "the cable is out"), events.next());
      assertEquals("end of TCP", rest.take());
    }
  }

  private RawServer neverReading() throws Exception {
    ServerSocket small = new ServerSocket();
    small.setReceiveBufferSize(4096);
    small.bind(new InetSocketAddress(RawServer.LOOPBACK, 0));
    return new RawServer(
        small,
        peer -> {
          peer.upgrade();
          done.await();
        });
  }

  private void sendUntilTheEnd(WireLink link) {
    String text = "x".repeat(32_000);
    for (int i = 0; i < 900 && events.isEmpty(); i++) {
      link.execute(new Send(1, text));
    }
  }

  private WireLink open(RawServer server) {
    WireLink link = wire.open(Endpoint.plain(server.url(), "CP1"), events);
    link.execute(FIRST);
    assertEquals(1, events.opened().attempt());
    return link;
  }

  private void restartWith(WireLimits limits) {
    wire.close();
    wire = new Wire(limits);
  }
}
