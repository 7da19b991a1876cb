package hitchpost.core.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls that wait for the connection, in memory and bounded: what must not be lost stands in the
 * journal instead.
 *
 * <p>Published rule: more urgent calls first, then in order of arrival. At {@value #CAPACITY} calls
 * the oldest of the least urgent kind makes room.
 *
 * @param <C> a call
 */
public final class CallQueue<C> {
  /** Most calls that wait. */
  public static final int CAPACITY = 100;

  /** How much a call matters to whoever waits for it; the first constant goes first. */
  public enum Urgency {
    /** Everything else depends on it. */
    FIRST,
    /** A driver stands in front of the station and waits. */
    DRIVER,
    NORMAL,
    /** The next one of its kind makes it superfluous. */
    PERIODIC
  }

  private record Waiting<C>(C call, Urgency urgency, long order) {}

  private final Deque<Waiting<C>> waiting = new ArrayDeque<>();

  /** Adds a call and returns the one that had to make room, if any. */
  public Optional<C> add(C call, Urgency urgency, long order) {
    waiting.addLast(new Waiting<>(call, urgency, order));
    if (waiting.size() <= CAPACITY) {
      return Optional.empty();
    }
    Waiting<C> victim = waiting.getFirst();
    for (Waiting<C> candidate : waiting) {
      if (candidate.urgency().compareTo(victim.urgency()) > 0) {
        victim = candidate;
      }
    }
    waiting.remove(victim);
    return Optional.of(victim.call());
  }

  /** The next call that {@code admitted} lets through, without taking it out. */
  public Optional<C> peek(Predicate<C> admitted) {
    return next(admitted).map(Waiting::call);
  }

  /** Order number of the call that {@link #peek} would show, and whether it may jump the queue. */
  public Optional<Place> place(Predicate<C> admitted) {
    return next(admitted)
        .map(w -> new Place(w.order(), w.urgency().compareTo(Urgency.DRIVER) <= 0));
  }

  /** Where a call stands. */
  public record Place(long order, boolean urgent) {}

  /** Takes out the call that {@link #peek} shows. */
  public Optional<C> take(Predicate<C> admitted) {
    Optional<Waiting<C>> next = next(admitted);
    next.ifPresent(waiting::remove);
    return next.map(Waiting::call);
  }

  /** Takes out every call that {@code gone} names, oldest first. */
  public List<C> removeIf(Predicate<C> gone) {
    var removed = new ArrayList<C>();
    waiting.removeIf(w -> {
      boolean remove = gone.test(w.call());
      if (remove) {
        removed.add(w.call());
      }
      return remove;
    });
    return removed;
  }

  public int size() {
    return waiting.size();
  }

  private Optional<Waiting<C>> next(Predicate<C> admitted) {
    Waiting<C> best = null;
    for (Waiting<C> candidate : waiting) {
      if (admitted.test(candidate.call())
          && (best == null || rank(candidate.urgency()).compareTo(rank(best.urgency())) < 0)) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Normal and periodic calls keep their order of arrival among each other. */
  private static Urgency rank(Urgency urgency) {
    return urgency.compareTo(Urgency.NORMAL) < 0 ? urgency : Urgency.NORMAL;
  }
}
