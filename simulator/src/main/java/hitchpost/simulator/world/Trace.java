package hitchpost.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last things that happened, put into words only when somebody wants to read them, and a
 * fingerprint of everything that happened.
 */
final class Trace {
  /** How many events are kept. */
  static final int KEPT = 400;

  private final VirtualTime time;
  private final Instant origin;
  private final long[] nanos = new long[KEPT];
  private final String[] kinds = new String[KEPT];
  private final Object[] details = new Object[KEPT];
  private long noted;
  private long fingerprint = 0xcbf2_9ce4_8422_2325L;

  Trace(VirtualTime time) {
    this.time = time;
    this.origin = time.now();
  }

  /** Notes something; {@code detail} must not change afterwards. */
  void note(String kind, Object detail) {
    int at = (int) (noted++ % KEPT);
    nanos[at] = time.nanos();
    kinds[at] = kind;
    details[at] = detail;
  }

  /** Adds to the fingerprint. */
  void mark(String text) {
    mark(text.hashCode());
  }

  /** Adds to the fingerprint. */
  void mark(long number) {
    fingerprint = (fingerprint ^ number) * 0x100_0000_01b3L;
    fingerprint ^= fingerprint >>> 29;
  }

  long fingerprint() {
    return fingerprint;
  }

  List<String> tail() {
    var lines = new ArrayList<String>();
    for (long i = Math.max(0, noted - KEPT); i < noted; i++) {
      int at = (int) (i % KEPT);
      lines.add(origin.plusNanos(nanos[at]) + " " + kinds[at] + " " + details[at]);
    }
    return lines;
  }
}
