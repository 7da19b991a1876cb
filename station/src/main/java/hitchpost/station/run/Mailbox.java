package hitchpost.station.run;

import hitchpost.core.Input;
import hitchpost.core.StationView;
import hitchpost.core.rpc.LinkEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits for its turn at a station, and who is at it.
 *
 * <p>Nothing is ever dropped. Each kind has its bound: messages of the CSMS by {@link Pressure},
 * which stops the reading; questions by {@link Questions}, which refuses; timers by their slots;
 * and what the hardware says by {@value #MAX_HARDWARE}, beyond which whoever brings more of it
 * waits.
 */
final class Mailbox {
  /** What the hardware said and the station has not yet looked at. */
  static final int MAX_HARDWARE = 4096;

  /** What a turn may be about. */
  sealed interface Item {
    /** The station takes a step. */
    record Happening(Input input) implements Item {}

    /** Somebody looks at the station between two steps. */
    record Look(Consumer<StationView> viewer) implements Item {}
  }

  private final Queue<Item> items = new ConcurrentLinkedQueue<>();
  private final AtomicInteger frames = new AtomicInteger();
  private final AtomicInteger hardware = new AtomicInteger();
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private volatile @Nullable Thread worker;
  private volatile boolean closed;

  /**
   * Puts something in.
   *
   * @param patient whether the caller can wait when the hardware says too much
   */
  void add(Item item, boolean patient) {
    if (isHardware(item) && hardware.incrementAndGet() > MAX_HARDWARE && patient) {
      awaitRoom();
    }
    if (isFrame(item)) {
      frames.incrementAndGet();
    }
    items.add(item);
  }

  /** Takes what is first; for the one who has the claim. */
  @Nullable Item poll() {
    Item item = items.poll();
    if (item != null) {
      leave(item);
    }
    return item;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Messages of the CSMS that wait. */
  int frames() {
    return frames.get();
  }

  /** Takes the right to work; false while somebody has it. */
  boolean claim() {
    boolean won = claimed.compareAndSet(false, true);
    if (won) {
      worker = Thread.currentThread();
    }
    return won;
  }

  /** Whether the current thread has the claim. */
  boolean isWorker() {
    return worker == Thread.currentThread();
  }

  /** The current thread goes on with a claim that another thread has made over to it. */
  void takeOver() {
    worker = Thread.currentThread();
  }

  void release() {
    worker = null;
    claimed.set(false);
  }

  /** Lets everybody go who waits for room; what is in, and what still comes, is for nobody. */
  void close() {
    closed = true;
    signal();
    items.clear();
  }

  private void leave(Item item) {
    if (isFrame(item)) {
      frames.decrementAndGet();
    }
    if (isHardware(item) && hardware.getAndDecrement() > MAX_HARDWARE) {
      signal();
    }
  }

  private void awaitRoom() {
    lock.lock();
    try {
      while (hardware.get() > MAX_HARDWARE && !closed) {
        room.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isHardware(Item item) {
    return item instanceof Item.Happening(Input.Hardware _);
  }

  private static boolean isFrame(Item item) {
    return item instanceof Item.Happening(Input.Link(LinkEvent.Received _));
  }
}
