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
    waitingSince = locked ? null : (Long) now;
    if (locked) {
      orders.add(new Order.MoveLock(true));
    }
  }

  /**
   * Gives the plug free as soon as that is safe, or refuses.
   *
   * @param safe whether the contactor is known to be open and will stay so
   */
  void look(List<Order> orders, long now, boolean safe) {
    Long since = waitingSince;
    if (since == null) {
      return;
    }
    if (safe) {
      waitingSince = null;
      position = Position.MOVING;
      orders.add(new Order.MoveLock(false));
    } else if (now - since >= patience.toNanos()) {
      waitingSince = null;
      unlocking = false;
      orders.add(new Order.UnlockRefused());
    }
  }
}
