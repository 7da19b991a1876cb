package hitchpost.hal.safety;

import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.PowerPermit;
import java.util.List;

/** What a supervisor wants done, in the order of the list it stands in. */
public sealed interface Order {
  /** To the board. */
  record Permit(PowerPermit permit) implements Order {}

  /** To the board. */
  record Offer(CurrentOffer offer) implements Order {}

  /** To the lock. */
  record MoveLock(boolean locked) implements Order {}

  /** The plug is not given free: its contactor is not known to be open. */
  record UnlockRefused() implements Order {}

  /**
   * A fault came.
   *
   * @param id unique in the EVSE
   */
  record Raise(String id, DeviceFault fault) implements Order {}

  /** The fault with this id has gone, and nobody has to acknowledge it any more. */
  record Clear(String id) implements Order {}

  /** What has to survive a restart: faults until somebody acknowledges them. */
  record Latch(List<LatchedFault> faults) implements Order {
    public Latch {
      faults = List.copyOf(faults);
    }
  }
}
