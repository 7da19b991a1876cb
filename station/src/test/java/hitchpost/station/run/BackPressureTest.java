package hitchpost.station.run;

import static hitchpost.station.run.TestStation.next;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.StationView;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackPressureTest {
  @Test
  void m12_readingStopsAt64WaitingMessagesAndGoesOnWhenTheyAreWorkedOff() throws Exception {
    try (var station = TestStation.connected()) {
      station.runner.start();
      FakeLink link = next(station.links);
      var busy = new Busy(station);
      for (int i = 0; i < Pressure.MAX_FRAMES - 1; i++) {
        link.receive("[2,\"" + i + "\",\"Ping\",{}]");
      }
      assertFalse(link.done.contains("pause"));
      link.receive("[2,\"last\",\"Ping\",{}]");
      assertTrue(link.done.contains("pause"));

      busy.end();
      for (Object what = link.next(); !what.equals("resume"); what = link.next()) {}
      for (String sent = link.nextSent(); !sent.contains("\"last\""); sent = link.nextSent()) {}
    }
  }

  @Test
  void readingStopsWhileTheJournalDoesNotKeepUp() throws Exception {
    try (var station = TestStation.connected()) {
      station.storage.hold();
      station.runner.start();
      FakeLink link = next(station.links);
      for (int i = 0; i < Pressure.MAX_STEPS; i++) {
        station.runner.ask(new Ask.ConnectNow());
      }
      assertEquals("pause", link.next());
      station.storage.release();
      for (Object what = link.next(); !what.equals("resume"); what = link.next()) {}
    }
  }

  @Test
  void whatTheHardwareSaysIsNeverDroppedWhoeverBringsTooMuchWaits() throws Exception {
    try (var station = TestStation.alone()) {
      station.runner.start();
      var busy = new Busy(station);
      for (int i = 0; i < Mailbox.MAX_HARDWARE; i++) {
        station.runner.hardware(new HardwareEvent.StopPressed(1));
      }
      var waiter =
          Thread.ofPlatform()
              .start(() -> station.runner.hardware(new HardwareEvent.PilotChanged(1, 1, Pilot.B)));
      while (waiter.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      busy.end();
      waiter.join();
      assertTrue(
          station
              .runner
              .look(view -> view.connector(1, 1).use().name())
              .get(60, TimeUnit.SECONDS)
              .equals("PREPARING"));
    }
  }

  @Test
  void oneQuestionTooManyIsRefused() throws Exception {
    try (var station = TestStation.alone()) {
      station.runner.start();
      var busy = new Busy(station);
      CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
      for (int i = 0; i < Questions.MAX_OPEN - 1; i++) {
        last = station.runner.look(StationView::recordsWaiting);
      }
      var refused = station.runner.look(StationView::recordsWaiting);
      var why = assertThrows(CompletionException.class, refused::join);
      assertTrue(why.getMessage().contains("256 questions are open"), why.getMessage());
      busy.end();
      assertEquals(0, last.get(60, TimeUnit.SECONDS));
    }
  }

  /** Somebody who looks at the station for as long as he likes, and keeps it from working. */
  private static final class Busy {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    Busy(TestStation station) throws InterruptedException {
      var begun = new CountDownLatch(1);
      thread =
          Thread.ofPlatform()
              .start(() ->
                  station.runner.look(view -> {
                    begun.countDown();
                    return awaitOver();
                  }));
      assertTrue(begun.await(60, TimeUnit.SECONDS));
    }

    private boolean awaitOver() {
      try {
        return over.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    void end() throws InterruptedException {
      over.countDown();
      thread.join();
    }
  }
}
