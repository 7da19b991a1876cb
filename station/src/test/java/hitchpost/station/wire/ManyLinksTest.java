package hitchpost.station.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import hitchpost.core.rpc.LinkCommand.Close;
import hitchpost.core.rpc.LinkCommand.Connect;
import hitchpost.core.rpc.LinkCommand.Ping;
import hitchpost.core.rpc.LinkCommand.Send;
import hitchpost.core.rpc.LinkEvent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many stations on one thread, and one station for a long time: F72. */
@Timeout(180)
class ManyLinksTest {
  private static final List<String> OCPP16 = List.of("ocpp1.6");

  @Test
  void twoHundredStationsShareOneThreadAndAServerOfAnotherKind() throws Exception {
    try (EchoServer server = new EchoServer().started();
        Wire wire = new Wire(WireLimits.DEFAULTS)) {
      List<Events> events = new ArrayList<>();
      List<WireLink> links = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Events mine = new Events();
        events.add(mine);
        links.add(wire.open(Endpoint.plain(server.url(), "CP" + i), mine));
        links.get(i).execute(new Connect(1, OCPP16));
      }
      for (int i = 0; i < 200; i++) {
        assertEquals(new LinkEvent.Opened(1, "ocpp1.6"), events.get(i).next());
        links.get(i).execute(new Send(1, "[2,\"" + i + "\",\"Heartbeat\",{}]"));
        links.get(i).execute(new Ping(1));
      }
      for (int i = 0; i < 200; i++) {
        assertEquals("[2,\"" + i + "\",\"Heartbeat\",{}]", events.get(i).received());
        assertEquals(new LinkEvent.Ponged(1), events.get(i).next());
      }
      assertEquals(1, wireThreads());
      for (int i = 0; i < 200; i++) {
        links.get(i).execute(new Close(1, 1000, ""));
        assertEquals(new LinkEvent.Closed(1, 1000, ""), events.get(i).next());
      }
    }
    assertEquals(0, wireThreads());
  }

  @Test
  void linksAreSpreadOverTheThreads() throws Exception {
    List<String> threads = new ArrayList<>();
    try (EchoServer server = new EchoServer().started();
        Wire wire = new Wire(WireLimits.DEFAULTS, 3)) {
      Events events = new Events();
      for (int i = 0; i < 6; i++) {
        WireLink link =
            wire.open(
                Endpoint.plain(server.url(), "CP" + i),
                event -> {
                  if (event instanceof LinkEvent.Opened) {
                    threads.add(Thread.currentThread().getName());
                  }
                  events.accept(event);
                });
        link.execute(new Connect(1, OCPP16));
        events.opened();
      }
      assertEquals(List.of("wire-0", "wire-1", "wire-2", "wire-0", "wire-1", "wire-2"), threads);
    }
  }

  @Test
  void f72AThousandReconnectsLeaveNoThreadAndNoFileBehind() throws Exception {
    try (RawServer server = new RawServer(ManyLinksTest::answerOnce);
        Wire wire = new Wire(WireLimits.DEFAULTS)) {
      Events events = new Events();
      WireLink link = wire.open(Endpoint.plain(server.url(), "CP1"), events);
      for (int attempt = 1; attempt <= 20; attempt++) {
        connectOnce(link, events, attempt);
      }
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long files = openFiles();
      for (int attempt = 21; attempt <= 1020; attempt++) {
        connectOnce(link, events, attempt);
      }
      assertEquals(1, wireThreads());
      int threadsAfter = ManagementFactory.getThreadMXBean().getThreadCount();
      assertTrue(threadsAfter <= threads + 2, threads + " threads became " + threadsAfter);
      assertTrue(openFiles() <= files + 10, files + " open files became " + openFiles());
      events.assertNoMore();
    }
  }

  private static void connectOnce(WireLink link, Events events, int attempt) {
    link.execute(new Connect(attempt, OCPP16));
    assertEquals(attempt, events.opened().attempt());
    link.execute(new Send(attempt, "hello " + attempt));
    assertEquals("hello " + attempt, events.received());
    // by turns the station, the CSMS with and the CSMS without a close frame end the connection
    if (attempt % 3 == 0) {
      link.execute(new Close(attempt, 1000, ""));
    }
    LinkEvent.Closed closed = events.closed();
    assertEquals(attempt, closed.attempt());
    assertEquals(List.of(1000, 1001, 1006).get(attempt % 3), closed.code());
  }

  private static void answerOnce(Peer peer) throws Exception {
    String text = peer.upgrade().frame().text();
    peer.text(text);
    switch (Integer.parseInt(text.substring(6)) % 3) {
      case 0 -> peer.closeCode();
      case 1 -> {
        peer.write(Peer.frame(0x88, new byte[] {3, (byte) 0xE9}));
        peer.closeCode();
      }
      default -> peer.close();
    }
  }

  private static long wireThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("wire-"))
        .count();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
