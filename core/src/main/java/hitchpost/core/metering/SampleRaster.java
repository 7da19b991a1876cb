package hitchpost.core.metering;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** Evenly spaced instants from the begin of a transaction on; a late timer does not move them. */
final class SampleRaster {
  private final String kind;
  private final IntSupplier seconds;
  private final Timers timers;

  /** When the next sample of an EVSE is due on the monotonic clock. */
  private final Map<Integer, Long> nextNanos = new TreeMap<>();

  /**
   * Makes a raster for all EVSEs.
   *
   * @param kind of its timers
   * @param seconds between two samples; 0 = none
   */
  SampleRaster(String kind, IntSupplier seconds, Timers timers) {
    this.kind = kind;
    this.seconds = seconds;
    this.timers = timers;
  }

  /** The raster of an EVSE starts now. */
  void start(Effects fx, int evse) {
    nextNanos.put(evse, fx.now().monotonicNanos());
    next(fx, evse);
  }

  /** All rasters that run start anew. */
  void restart(Effects fx) {
    List.copyOf(nextNanos.keySet()).forEach(evse -> start(fx, evse));
  }

  /** Schedules the next sample. */
  void next(Effects fx, int evse) {
    Long due = nextNanos.get(evse);
    long interval = seconds.getAsInt() * 1_000_000_000L;
    if (due == null || interval == 0) {
      timers.stop(fx, kind, String.valueOf(evse));
      return;
    }
    long now = fx.now().monotonicNanos();
    long next = due + interval > now ? due + interval : now + interval;
    nextNanos.put(evse, next);
    timers.start(fx, kind, String.valueOf(evse), Duration.ofNanos(next - now));
  }

  void stop(Effects fx, int evse) {
    nextNanos.remove(evse);
    timers.stop(fx, kind, String.valueOf(evse));
  }
}
