package hitchpost.hal.safety;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a contactor does, beside what it should. */
final class ContactorWatch {
  /** What a contactor should do. */
  enum Expected {
    OPEN,
    CLOSED,
    EITHER
  }

  private boolean known;
  private boolean closed;
  private boolean confirmed;
  private Expected expected = Expected.EITHER;
  private @Nullable Long sinceNanos;

  /** One that falls open by itself, as when the mains fail, has its time to close again. */
  void seen(long now, boolean on, boolean byMirror) {
    if (closed && !on && expected == Expected.CLOSED) {
      sinceNanos = now;
    }
    known = true;
    closed = on;
    confirmed = byMirror;
  }

  /** Nothing is known of it any more. */
  void lost() {
    known = false;
  }

  boolean known() {
    return known;
  }

  /** Whether it was last seen closed, or may be. */
  boolean closed() {
    return closed || !known;
  }

  /** Whether a mirror contact says what it does. */
  boolean confirmed() {
    return confirmed;
  }

  /** Says what it should do from now on; the time runs from the first moment it should. */
  void expect(long now, Expected what) {
    if (what != expected) {
      expected = what;
      sinceNanos = null;
    }
    if (sinceNanos == null) {
      sinceNanos = now;
    }
  }

  /** It was just told once more: the time runs anew. */
  void again(long now) {
    sinceNanos = now;
  }

  /** For so long nobody looked, nor could have been told what it does: that time does not count. */
  void unwatched(long nanos) {
    Long since = sinceNanos;
    if (since != null) {
      sinceNanos = since + nanos;
    }
  }

  /** Whether it has not opened in time. */
  boolean lateToOpen(long now, Duration patience) {
    return known && closed && expected == Expected.OPEN && passed(now, patience);
  }

  /** Whether it has not closed in time, where that can be seen. */
  boolean lateToClose(long now, Duration patience) {
    return known && confirmed && !closed && expected == Expected.CLOSED && passed(now, patience);
  }

  private boolean passed(long now, Duration patience) {
    Long since = sinceNanos;
    return since != null && now - since >= patience.toNanos();
  }
}
