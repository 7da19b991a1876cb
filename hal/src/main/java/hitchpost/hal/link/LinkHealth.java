package hitchpost.hal.link;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.LinkState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Judges by its answers how well a device can be reached: three misses in a row are DEGRADED, 10 s
 * of them are DOWN, and so is a lost line at once. Changed by the thread that owns the line, read
 * by any.
 */
public final class LinkHealth {
  private static final int MISSES_TO_DEGRADED = 3;
  private static final Duration MISSES_TO_DOWN = Duration.ofSeconds(10);

  private final HalClock clock;
  private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
  private volatile LinkState state;
  private int misses;
  private long firstMissNanos;

  /** That of a device which has not been reached yet. */
  public LinkHealth(HalClock clock) {
    this.clock = clock;
    this.state = new LinkState(Kind.CONNECTING, clock.nanos(), "");
  }

  public LinkState state() {
    return state;
  }

  /** Hears the present state at once, and every change. */
  public void listen(Consumer<LinkState> listener) {
    listeners.add(listener);
    listener.accept(state);
  }

  /** The device answered. */
  public void answered() {
    misses = 0;
    become(Kind.UP, "");
  }

  /**
   * No answer came that makes sense.
   *
   * @param cause for an installer
   */
  public void missed(String cause) {
    if (misses == 0) {
      firstMissNanos = clock.nanos();
    }
    misses++;
    switch (state.kind()) {
      case CONNECTING, DOWN -> become(state.kind(), cause);
      case UP, DEGRADED -> {
        if (clock.since(firstMissNanos).compareTo(MISSES_TO_DOWN) >= 0) {
          become(Kind.DOWN, firstMissNanos, cause);
        } else if (misses >= MISSES_TO_DEGRADED) {
          become(Kind.DEGRADED, cause);
        }
      }
    }
  }

  /**
   * The line is gone, or could not be opened.
   *
   * @param cause for an installer
   */
  public void lost(String cause) {
    become(state.kind() == Kind.CONNECTING ? Kind.CONNECTING : Kind.DOWN, cause);
  }

  private void become(Kind kind, String cause) {
    become(kind, clock.nanos(), cause);
  }

  private void become(Kind kind, long sinceNanos, String cause) {
    boolean sameKind = state.kind() == kind;
    if (sameKind && state.cause().equals(cause)) {
      return;
    }
    state = new LinkState(kind, sameKind ? state.sinceNanos() : sinceNanos, cause);
    listeners.forEach(listener -> listener.accept(state));
  }
}
