package hitchpost.station.run;

import static hitchpost.station.run.TestStation.next;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.Verdict.Resetting;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Shelf;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.ResetKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StationRunnerTest {
  @Test
  void nothingLeavesBeforeTheBootIsDurableNorOvertakesWhatWaits() throws Exception {
    try (var station = TestStation.connected()) {
      station.storage.hold();
      station.runner.start();
      FakeLink link = next(station.links);
      CompletableFuture<Decision> answer = station.runner.ask(new Ask.ConnectNow());
      // a look goes through the mailbox: behind the question, which therefore is answered by now
      assertFalse(station.runner.look(view -> view.connected()).get(60, TimeUnit.SECONDS));
      assertEquals(List.of(), List.copyOf(link.done));
      assertFalse(answer.isDone());

      station.storage.release();
      assertInstanceOf(LinkCommand.Connect.class, link.next());
      assertEquals(Decision.ACCEPTED, answer.get(60, TimeUnit.SECONDS));
      assertEquals(BootReason.POWER_UP, next(station.starts));
    }
  }

  @Test
  void f15_theContactorClosesWhenTheStartIsDurableAndNotBefore() throws Exception {
    try (var station = TestStation.alone()) {
      station.runner.start();
      station.storage.hold();
      station.driverCharges();
      assertEquals(1, station.storage.waitingSteps());
      assertEquals(List.of(), station.hardware.contactor());
      assertTrue(station.storage.content().shelf(Shelf.TRANSACTION_RECORD).isEmpty());

      station.storage.release();
      station.hardware.awaitClosed();
      assertEquals(1, station.storage.content().shelf(Shelf.TRANSACTION_RECORD).size());
    }
  }

  @Test
  void openingWaitsForNothingAndAnEarlierClosingComesNoMore() throws Exception {
    try (var station = TestStation.alone()) {
      station.runner.start();
      station.storage.hold();
      station.driverCharges();
      station.runner.hardware(new HardwareEvent.EmergencyStopChanged(true));
      assertEquals(List.of(false), station.hardware.contactor());

      station.storage.release();
      assertEquals(List.of(false), station.hardware.contactor());
      assertEquals(2, station.storage.content().shelf(Shelf.TRANSACTION_RECORD).size());
    }
  }

  @Test
  void f62_aResetIsAnsweredThenTheConnectionIsClosedThenTheStationStartsAnew() throws Exception {
    try (var station = TestStation.connected()) {
      station.runner.start();
      FakeLink first = registered(station);
      first.receive("[2,\"7\",\"Reset\",{}]");
      assertEquals("[3,\"7\",{\"is\":\"ACCEPTED\"}]", first.nextSent());
      var close = assertInstanceOf(LinkCommand.Close.class, first.next());
      assertEquals(1001, close.code());

      FakeLink second = next(station.links);
      assertInstanceOf(LinkCommand.Connect.class, second.next());
      assertEquals(BootReason.POWER_UP, next(station.starts));
      assertEquals(BootReason.REMOTE_RESET, next(station.starts));
      assertEquals("2", station.storage.content().shelf(Shelf.STATION).get("boots"));
      assertTrue(second.nextSent().contains("\"Boot\""));
      assertEquals(2, station.hardware.timesDescribed());
      assertEquals(1, station.storage.timesOpened());
    }
  }

  @Test
  void withoutPowerNothingHappensAndWithItTheStationStartsFromWhatIsDurable() throws Exception {
    try (var station = TestStation.connected()) {
      station.runner.start();
      registered(station);
      station.runner.restorePower();
      station.runner.cutPower();
      station.runner.cutPower();
      CompletableFuture<Decision> question = station.runner.ask(new Ask.ConnectNow());
      station.runner.restorePower();
      station.runner.restorePower();
      question.get(60, TimeUnit.SECONDS);
      assertEquals(BootReason.POWER_UP, next(station.starts));
      assertEquals(BootReason.POWER_UP, next(station.starts));
      assertTrue(station.starts.isEmpty());
      assertEquals("2", station.storage.content().shelf(Shelf.STATION).get("boots"));
      assertEquals(1, station.storage.timesOpened());
    }
  }

  @Test
  void aRebootThatFailsIsTriedAgain() throws Exception {
    var attempts = new AtomicInteger();
    var stubborn =
        new Reboots() {
          @Override
          public Way prepare(RebootKind kind) {
            if (attempts.incrementAndGet() == 1) {
              throw new RebootFailedException("the update is not done");
            }
            return Way.RESTART;
          }

          @Override
          public void endProcess() {
            throw new AssertionError("not asked for");
          }
        };
    try (var station = new TestStation(false, stubborn)) {
      station.runner.start();
      assertEquals(BootReason.POWER_UP, next(station.starts));
      station.time.fly();
      station
          .runner
          .ask(new Ask.Reset(ResetKind.IMMEDIATE, null, RebootKind.HARD))
          .get(60, TimeUnit.SECONDS);
      assertEquals(BootReason.REMOTE_RESET, next(station.starts));
      assertEquals(2, attempts.get());
    }
  }

  @Test
  void aRebootMayBeLeftToASupervisor() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    try (var station = new TestStation(true, Reboots.bySupervisor(() -> ended.complete(true)))) {
      station.runner.start();
      FakeLink link = registered(station);
      link.receive("[2,\"7\",\"Reset\",{}]");
      assertTrue(ended.get(60, TimeUnit.SECONDS));
      assertTrue(link.nextSent().contains("ACCEPTED"));
      assertInstanceOf(LinkCommand.Close.class, link.next());
      assertTrue(station.links.isEmpty());
    }
  }

  @Test
  void whenStorageFailsContactorsOpenNothingIsAcknowledgedAndTheStationStartsAnewLater()
      throws Exception {
    try (var station = TestStation.alone()) {
      station.runner.start();
      FakeLink link = next(station.links);
      station.driverCharges();
      station.hardware.awaitClosed();
      station.storage.hold();
      CompletableFuture<Resetting> reset =
          station.runner.ask(new Ask.Reset(ResetKind.IMMEDIATE, null, RebootKind.HARD));
      station.time.fly();
      station.storage.breakDown();

      assertEquals("the disk is gone", next(station.failures));
      assertEquals(List.of(true, false, false), station.hardware.contactor());
      assertThrows(CompletionException.class, reset::join);
      assertTrue(link.done.contains("drop"));

      station.storage.release();
      assertTrue(station.storage.reopened().await(60, TimeUnit.SECONDS));
      assertEquals(BootReason.POWER_UP, next(station.starts));
      assertEquals(BootReason.WATCHDOG, next(station.starts));
      assertEquals(1, station.storage.timesClosed());
      assertTrue(station.runner.look(view -> view.recordsWaiting() == 2).get(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void f73_aBugInAStepEndsNothingButThisLifeOfTheStation() throws Exception {
    try (var station = TestStation.connected()) {
      station.runner.start();
      FakeLink link = registered(station);
      station.time.fly();
      link.receive("[2,\"7\",\"Bug\",{}]");
      assertTrue(next(station.failures).contains("a bug"));
      assertEquals(List.of(false), station.hardware.contactor());
      assertEquals(BootReason.POWER_UP, next(station.starts));
      assertEquals(BootReason.WATCHDOG, next(station.starts));
    }
  }

  @Test
  void thePowerSwitchOpensContactorsMakesSafeAndSendsNothing() throws Exception {
    var station = TestStation.connected();
    station.runner.start();
    FakeLink link = registered(station);
    link.done.clear();
    station.close();
    assertEquals(List.of("drop"), List.copyOf(link.done));
    assertEquals(List.of(false), station.hardware.contactor());
    assertEquals(1, station.storage.timesClosed());
    var late =
        assertThrows(
            CompletionException.class, () -> station.runner.ask(new Ask.ConnectNow()).join());
    assertInstanceOf(StationUnavailableException.class, late.getCause());
  }

  /** The link of a station whose boot the CSMS has accepted. */
  private static FakeLink registered(TestStation station) throws InterruptedException {
    FakeLink link = next(station.links);
    String boot = link.nextSent();
    link.receive("[3," + boot.split(",")[1] + ",{}]");
    return link;
  }
}
