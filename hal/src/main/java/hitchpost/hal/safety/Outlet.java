package hitchpost.hal.safety;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hands things on in the order they came, by one thread at a time and under no lock: whoever finds
 * nobody at it hands on everything, also what comes meanwhile.
 *
 * @param <T> what is handed on
 */
public final class Outlet<T> {
  private final Consumer<T> taker;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * @param taker may bring more; must not fail
   */
  public Outlet(Consumer<T> taker) {
    this.taker = taker;
  }

  /** Puts something in, which nobody is handed before {@link #run}. */
  public void add(T thing) {
    waiting.add(thing);
  }

  /** Hands on what waits, unless somebody does. */
  public void run() {
    while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
      try {
        for (T next = waiting.poll(); next != null; next = waiting.poll()) {
          taker.accept(next);
        }
      } finally {
        busy.set(false);
      }
    }
  }
}
