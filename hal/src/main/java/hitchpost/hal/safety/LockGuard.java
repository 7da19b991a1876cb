package hitchpost.hal.safety;

import hitchpost.hal.device.ConnectorLock.Position;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a plug until nobody can draw an arc with it. */
final class LockGuard {
  private final Duration patience;
  private Position position = Position.UNKNOWN;
  private boolean unlocking;
  private @Nullable Long waitingSince;

  /** A plug that could not be given free in time is, once it can: somebody's cable is in there. */
  private boolean overdue;

  LockGuard(Duration patience) {
    this.patience = patience;
  }

  void seen(Position now) {
    position = now;
  }

  /** Whether the plug is held. */
  boolean holds() {
    return position == Position.LOCKED;
  }

  /** Whether the plug is to be given free, or was told to be. */
  boolean unlocking() {
    return unlocking;
  }

  void wanted(List<Order> orders, long now, boolean locked) {
    unlocking = !locked;
    overdue = false;
    waitingSince = locked ? null : (Long) now;
    if (locked) {
      orders.add(new Order.MoveLock(true));
    }
  }

  /** Power is wanted again: the plug is needed where it is. */
  void needed() {
    overdue = false;
  }

  /**
   * Gives the plug free as soon as that is safe; tells when that is not so in time.
   *
   * @param safe whether the contactor is known to be open and will stay so
   */
  void look(List<Order> orders, long now, boolean safe) {
    Long since = waitingSince;
    if (safe && (since != null || overdue)) {
      waitingSince = null;
      overdue = false;
      unlocking = true;
      position = Position.MOVING;
      orders.add(new Order.MoveLock(false));
    } else if (since != null && now - since >= patience.toNanos()) {
      waitingSince = null;
      overdue = true;
      unlocking = false;
      orders.add(new Order.UnlockRefused());
    }
  }
}
