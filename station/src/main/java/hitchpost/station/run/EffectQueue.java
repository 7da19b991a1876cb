package hitchpost.station.run;

import hitchpost.core.Output;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The effects of steps, in the order of the steps: those of a step wait until it is durable and all
 * before it are done. One thread at a time carries them out, whichever comes first.
 */
final class EffectQueue {
  /** Effects of one step. */
  static final class Batch {
    private final long step;
    private final List<Output> outputs;
    private boolean due;

    private Batch(long step, List<Output> outputs, boolean due) {
      this.step = step;
      this.outputs = outputs;
      this.due = due;
    }

    /** Number of the step. */
    long step() {
      return step;
    }

    List<Output> outputs() {
      return outputs;
    }
  }

  private final Consumer<Batch> execution;

  /** Held for moments only, and never while effects are carried out. */
  private final ReentrantLock lock = new ReentrantLock();

  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private boolean running;
  private boolean closed;
  private volatile int waiting;
  private volatile @Nullable Thread thread;

  EffectQueue(Consumer<Batch> execution) {
    this.execution = execution;
  }

  /** Steps whose effects wait. */
  int waiting() {
    return waiting;
  }

  /**
   * Puts the effects of the next step behind all others.
   *
   * @param due whether nothing has to become durable before
   */
  Batch add(long step, List<Output> outputs, boolean due) {
    var batch = new Batch(step, outputs, due);
    lock.lock();
    try {
      if (!closed) {
        batches.add(batch);
        waiting = batches.size();
      }
    } finally {
      lock.unlock();
    }
    return batch;
  }

  /** The step is durable. */
  void durable(Batch batch) {
    lock.lock();
    try {
      batch.due = true;
    } finally {
      lock.unlock();
    }
    run();
  }

  /** Carries out what is due, unless somebody is at it already. */
  void run() {
    Batch next = begin();
    while (next != null) {
      execution.accept(next);
      next = afterOne();
    }
  }

  /** Whether the current thread is carrying out effects. */
  boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /** Forgets what waits; nothing is carried out any more but what has begun. */
  void close() {
    lock.lock();
    try {
      closed = true;
      batches.clear();
      waiting = 0;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Batch begin() {
    lock.lock();
    try {
      return running ? null : next();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Batch afterOne() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Batch next() {
    Batch first = batches.peek();
    running = first != null && first.due;
    thread = running ? Thread.currentThread() : null;
    if (!running) {
      return null;
    }
    batches.remove();
    waiting = batches.size();
    return first;
  }
}
