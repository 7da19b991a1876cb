package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.rpc.LinkCommand;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReconnectTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void f72_aHundredThousandReconnectsCostNoThreadAndNoHeap() throws Exception {
    try (var station = TestStation.connected()) {
      station.runner.start();
      FakeLink link = TestStation.next(station.links);
      reconnect(station, link, 10_000);
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long heap = usedHeap();
      reconnect(station, link, 90_000);
      long grown = usedHeap() - heap;
      int more = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
      assertTrue(grown < 4 * MEBIBYTE, "the heap grew by " + grown + " bytes");
      // carriers of virtual threads may come and go, a thread a connection may not
      assertTrue(more < 10, more + " more threads");
      assertTrue(station.links.isEmpty());
      assertEquals(1, station.storage.timesOpened());
    }
  }

  private static void reconnect(TestStation station, FakeLink link, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      while (!(link.next() instanceof LinkCommand.Send)) {}
      link.lose();
      station.runner.ask(new Ask.ConnectNow()).get(60, TimeUnit.SECONDS);
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
