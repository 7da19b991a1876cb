package hitchpost.station.run;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.SetContactor;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwarePort;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.Pilot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hardware whose every part obeys at once, within the call. */
final class FakeHardware implements HardwarePort {
  private final List<HardwareCommand> commands = new ArrayList<>();
  private Consumer<HardwareEvent> station = event -> {};
  private Pilot pilot = Pilot.A;
  private int described;
  private final CountDownLatch closed = new CountDownLatch(1);

  void tells(Consumer<HardwareEvent> listener) {
    station = listener;
  }

  void plugIn() {
    pilot = Pilot.C;
    station.accept(new HardwareEvent.PilotChanged(1, 1, pilot));
  }

  @Override
  public void execute(HardwareCommand command) {
    synchronized (this) {
      commands.add(command);
    }
    switch (command) {
      case SetContactor(int evse, boolean on) -> {
        station.accept(new HardwareEvent.ContactorChanged(evse, on));
        if (on) {
          closed.countDown();
        }
      }
      case HardwareCommand.SetLock(int evse, int connector, boolean locked) ->
          station.accept(
              new HardwareEvent.LockChanged(
                  evse, connector, locked ? LockState.LOCKED : LockState.UNLOCKED));
      case HardwareCommand.ReadMeter(int evse, long request, var _, var _) ->
          station.accept(
              new HardwareEvent.MeterRead(evse, request, new MeterReading(1_000_000, List.of())));
      case HardwareCommand.OfferCurrent _ -> {}
      case HardwareCommand.Indicate _ -> {}
      case HardwareCommand.Restart _ -> {}
      case HardwareCommand.ShowPrice _ -> {}
      case HardwareCommand.AnswerContract _ -> {}
      case HardwareCommand.AnswerEvCertificate _ -> {}
    }
  }

  @Override
  public void describe() {
    synchronized (this) {
      described++;
    }
    station.accept(new HardwareEvent.PilotChanged(1, 1, pilot));
  }

  synchronized int timesDescribed() {
    return described;
  }

  /** What was said to the contactor, oldest first. */
  synchronized List<Boolean> contactor() {
    return commands.stream()
        .filter(SetContactor.class::isInstance)
        .map(command -> ((SetContactor) command).closed())
        .toList();
  }

  void awaitClosed() throws InterruptedException {
    if (!closed.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the contactor was never closed");
    }
  }
}
