package hitchpost.simulator.hardware;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import java.util.List;
import java.util.OptionalLong;

/**
 * The hardware of one station in virtual time.
 *
 * <p>Each call tells the time, in nanoseconds that never fall, and gives back, oldest first, what
 * the hardware reports up to then. {@link #nextEventNanos} says when to call {@link #advance} at
 * the latest. Not for use by several threads at once.
 */
public interface TimedHardware {
  /** The station's program starts: gives how everything is. */
  List<HardwareEvent> describe(long nanos);

  /** The station's program is gone, while the hardware keeps its power. */
  default void programEnds(long nanos) {}

  /** Lets time pass. */
  List<HardwareEvent> advance(long nanos);

  /** Whether nothing moved in the last {@link #advance}, of what anybody could see. */
  default boolean still() {
    return false;
  }

  /** When something will be reported or change by itself; empty when nothing will. */
  OptionalLong nextEventNanos();

  /** Does what the station's program says. */
  List<HardwareEvent> command(long nanos, HardwareCommand command);

  /** People and the world do something. */
  List<HardwareEvent> stimulate(long nanos, Stimulus stimulus);

  /** Mains and controller lose power; gives what was still to report. */
  List<HardwareEvent> powerCut(long nanos);

  /** Power is back. */
  List<HardwareEvent> powerBack(long nanos);

  /** Everything there is to see, as of the last call that told the time. */
  HardwareSnapshot snapshot();
}
