package hitchpost.hal.safety;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The loops that have to go round for the station to be alive. Safe for use by several threads. */
public final class Heartbeats {
  private record Loop(String name, Duration patience, AtomicLong lastNanos) {}

  private final LongSupplier nanos;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();

  /**
   * @param nanos monotonic clock
   */
  public Heartbeats(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Watches over a loop from now on.
   *
   * @param patience how long it may take at most
   * @return what the loop runs each time round
   */
  public Runnable watch(String name, Duration patience) {
    var loop = new Loop(name, patience, new AtomicLong(nanos.getAsLong()));
    loops.add(loop);
    return () -> loop.lastNanos().set(nanos.getAsLong());
  }

  /** The loops that have not gone round in time. */
  public List<String> silent() {
    long now = nanos.getAsLong();
    return loops.stream()
        .filter(loop -> now - loop.lastNanos().get() > loop.patience().toNanos())
        .map(Loop::name)
        .toList();
  }
}
