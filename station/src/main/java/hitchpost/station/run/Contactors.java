package hitchpost.station.run;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.SetContactor;
import hitchpost.core.hardware.HardwarePort;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees to it that a contactor which was told to open stays open: opening waits for nothing, so it
 * overtakes a closing that an earlier step wanted and that waits for the journal.
 */
final class Contactors {
  private final HardwarePort hardware;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Long> openedBy = new TreeMap<>();
  private boolean locked;

  Contactors(HardwarePort hardware) {
    this.hardware = hardware;
  }

  /** Opens at once; closings wanted by steps before this one are void. */
  void open(long step, HardwareCommand command) {
    lock.lock();
    try {
      if (command instanceof SetContactor(int evse, _)) {
        openedBy.put(evse, step);
      }
      hardware.execute(command);
    } finally {
      lock.unlock();
    }
  }

  /** Carries out what a step wanted, unless it is a closing that is void by now. */
  void carryOut(long step, HardwareCommand command) {
    if (command instanceof SetContactor(int evse, _)) {
      close(step, evse);
    } else {
      hardware.execute(command);
    }
  }

  private void close(long step, int evse) {
    lock.lock();
    try {
      if (!locked && openedBy.getOrDefault(evse, 0L) < step) {
        hardware.execute(new SetContactor(evse, true));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Opens them all for good; no car is offered anything that nobody answers for any more. */
  void openAll(Iterable<Integer> evses) {
    lock.lock();
    try {
      locked = true;
      for (int evse : evses) {
        hardware.execute(new SetContactor(evse, false));
        hardware.execute(new HardwareCommand.OfferCurrent(evse, 0, 3));
      }
    } finally {
      lock.unlock();
    }
  }
}
