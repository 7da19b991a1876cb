package hitchpost.hal.board;

import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What reads or makes the pilot of a board does not work, while the lines of the board do: power
 * ends, and everything else goes on.
 */
final class PilotFault {
  private static final DeviceFaultCode CODE = DeviceFaultCode.PILOT;
  private static final int LONGEST_TEXT = 50;

  private final String id;
  private final int bearable;
  private final Consumer<BoardEvent> tell;
  private int misses;

  /**
   * No fault yet.
   *
   * @param bearable how often in a row it may fail before that is a fault
   */
  PilotFault(String id, int bearable, Consumer<BoardEvent> tell) {
    this.id = id;
    this.bearable = bearable;
    this.tell = tell;
  }

  /** Does it, and tells what its failure or success changes; empty when it failed. */
  <T> Optional<T> attempt(Supplier<T> work) {
    try {
      T result = work.get();
      if (raised()) {
        tell.accept(new BoardEvent.FaultCleared(id));
      }
      misses = 0;
      return Optional.of(result);
    } catch (DeviceException e) {
      boolean before = raised();
      misses++;
      if (raised() && !before) {
        String cause = String.valueOf(e.getMessage());
        String text = cause.substring(0, Math.min(cause.length(), LONGEST_TEXT));
        tell.accept(
            new BoardEvent.FaultRaised(new DeviceFault(id, CODE, CODE.severity(), text, "")));
      }
      return Optional.empty();
    }
  }

  boolean raised() {
    return misses > bearable;
  }
}
