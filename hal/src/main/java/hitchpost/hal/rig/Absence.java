package hitchpost.hal.rig;

import hitchpost.hal.device.LinkState;
import org.jspecify.annotations.Nullable;

/** Since when a device cannot be reached. Safe for use by several threads. */
final class Absence {
  private volatile @Nullable Long sinceNanos;
  private volatile String cause = "";

  /**
   * @param now monotonic time; a device counts as gone until it has been reached
   */
  Absence(long now) {
    sinceNanos = now;
  }

  void changed(LinkState state) {
    cause = state.cause();
    sinceNanos = state.up() ? null : (Long) state.sinceNanos();
  }

  /** How long it has been gone, 0 while it is there. */
  long nanos(long now) {
    Long since = sinceNanos;
    return since == null ? 0 : now - since;
  }

  /** Why, for an installer to read. */
  String cause() {
    return cause;
  }
}
