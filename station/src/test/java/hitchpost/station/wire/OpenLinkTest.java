package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.LinkCommand.Close;
import hitchpost.core.rpc.LinkCommand.Connect;
import hitchpost.core.rpc.LinkCommand.Ping;
import hitchpost.core.rpc.LinkCommand.Send;
import hitchpost.core.rpc.LinkEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages, pings, back-pressure and the order of events on an open connection: F42, M12, M15. */
@Timeout(180)
class OpenLinkTest {
  private static final Connect FIRST = new Connect(1, List.of("ocpp1.6"));

  private final Events events = new Events();
  private final Wire wire = new Wire(WireLimits.DEFAULTS);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void messagesOfEverySizeGoBothWaysInOrder() throws Exception {
    List<String> messages = new ArrayList<>();
    for (int length : new int[] {0, 1, 125, 126, 3000, 65_536}) {
      messages.add("x".repeat(length));
    }
    messages.add("€ä\uD83D\uDE00".repeat(5000));
    try (RawServer server = new RawServer(OpenLinkTest::echo)) {
      WireLink link = open(server, events);
      for (String message : messages) {
        link.execute(new Send(1, message));
      }
      for (String message : messages) {
        assertEquals(message, events.received());
      }
    }
  }

  @Test
  void manyCommandsFromAnotherThreadKeepTheirOrder() throws Exception {
    try (RawServer server = new RawServer(OpenLinkTest::echo)) {
      WireLink link = open(server, events);
      for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 500; i++) {
          link.execute(new Send(1, "message " + i));
        }
        for (int i = 0; i < 500; i++) {
          assertEquals("message " + i, events.received());
        }
      }
    }
  }

  @Test
  void anAnswerWithinAnEventIsGivenOnTheSameThread() throws Exception {
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    CompletableFuture<WireLink> self = new CompletableFuture<>();
    Consumer<LinkEvent> answering =
        event -> {
          if (event instanceof LinkEvent.Received(long attempt, String text)) {
            self.join().execute(new Send(attempt, text + Thread.currentThread().getName()));
          }
        };
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().text("on ");
          answers.add(peer.frame().text());
          peer.awaitEnd();
        })) {
      self.complete(wire.open(Endpoint.plain(server.url(), "CP1"), answering));
      self.join().execute(FIRST);
      assertEquals("on wire-0", answers.take());
    }
  }

  @Test
  void whatAnEventCausesIsDeliveredAfterItAndNotInside() throws Exception {
    CompletableFuture<WireLink> self = new CompletableFuture<>();
    AtomicInteger depth = new AtomicInteger();
    AtomicInteger deepest = new AtomicInteger();
    Consumer<LinkEvent> closing =
        event -> {
          deepest.accumulateAndGet(depth.incrementAndGet(), Math::max);
          if (event instanceof LinkEvent.Opened(long attempt, String subprotocol)) {
            self.join().execute(new Close(attempt, 1000, "enough"));
            self.join().execute(new Connect(2, List.of()));
          }
          events.accept(event);
          depth.decrementAndGet();
        };
    try (RawServer server = new RawServer(peer -> peer.upgrade().awaitEnd())) {
      self.complete(wire.open(Endpoint.plain(server.url(), "CP1"), closing));
      self.join().execute(FIRST);
      events.opened();
      assertEquals(new LinkEvent.Closed(1, 1000, "enough"), events.next());
      assertEquals(2, events.failed().attempt());
      assertEquals(1, deepest.get());
    }
  }

  @Test
  void aConsumerThatFailsLosesItsConnectionAndNotTheThread() throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    Consumer<LinkEvent> failing =
        event -> {
          events.accept(event);
          if (event instanceof LinkEvent.Received) {
            throw new IllegalStateException("expected by this test");
          }
        };
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().text("one");
          codes.add(peer.closeCode());
        })) {
      WireLink link = open(server, failing);
      assertEquals("one", events.received());
      assertEquals(1011, events.closed().code());
      assertEquals(1011, codes.take());
      link.execute(new Connect(2, List.of("ocpp1.6")));
      assertEquals(2, events.opened().attempt());
    }
  }

  @Test
  void f42ServerPingsAreAnsweredWithTheirPayloadWhileTheStationPings() throws Exception {
    BlockingQueue<Peer.Frame> frames = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          Peer.Frame ping = peer.frame();
          frames.add(ping);
          peer.write(Peer.frame(0x89, "are you there".getBytes(UTF_8)));
          frames.add(peer.frame());
          peer.write(Peer.frame(0x8A, ping.payload()));
          peer.awaitEnd();
        })) {
      open(server, events).execute(new Ping(1));
      assertEquals(0x89, frames.take().firstByte());
      Peer.Frame pong = frames.take();
      assertEquals(0x8A, pong.firstByte());
      assertArrayEquals("are you there".getBytes(UTF_8), pong.payload());
      assertEquals(new LinkEvent.Ponged(1), events.next());
    }
  }

  @Test
  void m15APingFloodIsAnsweredOnlyAtTheAllowedRate() throws Exception {
    BlockingQueue<Integer> answered = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          ByteArrayOutputStream flood = new ByteArrayOutputStream();
          for (int i = 0; i < 5000; i++) {
            flood.writeBytes(Peer.frame(0x89, new byte[0]));
          }
          flood.writeBytes(Peer.frame(0x81, "done".getBytes(UTF_8)));
          peer.write(flood.toByteArray());
          int pongs = 0;
          while (peer.frame().firstByte() == 0x8A) {
            pongs++;
          }
          answered.add(pongs);
        })) {
      WireLink link = open(server, events);
      assertEquals("done", events.received());
      link.execute(new Send(1, "seen"));
      int pongs = answered.take();
      assertTrue(pongs >= 20 && pongs < 2000, "pongs: " + pongs);
    }
  }

  @Test
  void m15PongsNobodyAskedForDoNotReachTheStation() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          for (int i = 0; i < 100; i++) {
            peer.write(Peer.frame(0x8A, new byte[0]));
          }
          peer.text("done");
          peer.awaitEnd();
        })) {
      open(server, events);
      assertEquals("done", events.received());
    }
  }

  @Test
  void m12AConsumerThatStopsReadingGetsNothingMoreUntilItGoesOn() throws Exception {
    CompletableFuture<WireLink> self = new CompletableFuture<>();
    Consumer<LinkEvent> stopping =
        event -> {
          if (event instanceof LinkEvent.Received(long attempt, String text)
              && (text.equals("1") || text.equals("4"))) {
            self.join().pauseReading(true);
          }
          events.accept(event);
        };
    BlockingQueue<String> marks = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          ByteArrayOutputStream many = new ByteArrayOutputStream();
          for (int i = 1; i <= 6; i++) {
            many.writeBytes(Peer.frame(0x81, String.valueOf(i).getBytes(UTF_8)));
          }
          peer.upgrade().write(many.toByteArray());
          marks.add(peer.frame().text());
          peer.text("7");
          marks.add(peer.frame().text());
          peer.awaitEnd();
        })) {
      WireLink link = wire.open(Endpoint.plain(server.url(), "CP1"), stopping);
      self.complete(link);
      link.execute(FIRST);
      events.opened();
      assertEquals("1", events.received());
      // the network thread has run since, as the arrival of the mark shows
      link.execute(new Send(1, "mark"));
      assertEquals("mark", marks.take());
      events.assertNoMore();
      link.pauseReading(false);
      assertEquals("2", events.received());
      assertEquals("3", events.received());
      assertEquals("4", events.received());
      link.execute(new Send(1, "second mark"));
      assertEquals("second mark", marks.take());
      events.assertNoMore();
      link.pauseReading(false);
      assertEquals("5", events.received());
      assertEquals("6", events.received());
      assertEquals("7", events.received());
    }
  }

  @Test
  void readingThatIsStoppedBeforeTheConnectionStaysStopped() throws Exception {
    BlockingQueue<String> marks = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade().text("1");
          marks.add(peer.frame().text());
          peer.awaitEnd();
        })) {
      WireLink link = wire.open(Endpoint.plain(server.url(), "CP1"), events);
      link.pauseReading(true);
      link.execute(FIRST);
      events.opened();
      link.execute(new Send(1, "mark"));
      assertEquals("mark", marks.take());
      events.assertNoMore();
      link.pauseReading(false);
      assertEquals("1", events.received());
    }
  }

  private WireLink open(RawServer server, Consumer<LinkEvent> consumer) {
    WireLink link = wire.open(Endpoint.plain(server.url(), "CP1"), consumer);
    link.execute(FIRST);
    events.opened();
    return link;
  }

  private static void echo(Peer peer) throws Exception {
    peer.upgrade();
    for (Peer.Frame frame = peer.frame(); frame.firstByte() == 0x81; frame = peer.frame()) {
      peer.write(Peer.frame(0x81, frame.payload()));
    }
  }
}
