package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Believes a state of the pilot when it has lasted: a plug that is pulled sooner than others. */
final class PilotFilter {
  static final Duration USUAL = Duration.ofMillis(250);

  /** From a state in which current flows to none. */
  static final Duration PULLED = Duration.ofMillis(25);

  private @Nullable Pilot believed;
  private @Nullable Pilot seen;
  private long seenSince;

  /** Since when nothing has been seen in which current may flow. */
  private long restingSince;

  /** The state that is believed, empty while none is. */
  Optional<Pilot> believed() {
    return Optional.ofNullable(believed);
  }

  /**
   * Takes note of what is seen now.
   *
   * @return after which time it will be believed if it lasts; zero when it is
   */
  Duration see(Pilot now, long nanos) {
    if (!now.ready() && (seen == null || seen.ready())) {
      restingSince = nanos;
    }
    if (now != seen) {
      seen = now;
      seenSince = nanos;
    }
    if (now == believed) {
      return Duration.ZERO;
    }
    Duration left = left(now, nanos);
    if (left.isPositive()) {
      return left;
    }
    believed = now;
    return Duration.ZERO;
  }

  /** Nothing is known any more. */
  void forget() {
    believed = null;
    seen = null;
  }

  /** A line that chatters between states without current does not keep the contactor closed. */
  private Duration left(Pilot now, long nanos) {
    Duration left = patience(now).minusNanos(nanos - seenSince);
    if (believed == null || !believed.ready() || now.ready()) {
      return left;
    }
    Duration rest = USUAL.minusNanos(nanos - restingSince);
    return rest.compareTo(left) < 0 ? rest : left;
  }

  private Duration patience(Pilot next) {
    boolean pulled = believed != null && believed.ready() && next == Pilot.A;
    return pulled ? PULLED : USUAL;
  }
}
