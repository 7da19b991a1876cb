package hitchpost.station.journal;

import hitchpost.core.journal.Change;
import hitchpost.station.journal.StorageFailure.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of one journal that wait to be written, and whether somebody is at it already. */
final class StepQueue {
  /** Steps that may wait; the next one is refused, and all after it. */
  static final int MAX_WAITING = 10_000;

  /** Steps that share one commit. */
  static final int MAX_PER_COMMIT = 256;

  /** Characters of new values after which no further step joins a commit. */
  static final int MAX_CHARACTERS_PER_COMMIT = 64 * 1024;

  static final StorageFailure CLOSED = new StorageFailure(Kind.CLOSED, "the journal is closed");

  private static final StorageFailure BACKLOG =
      new StorageFailure(
          Kind.BACKLOG,
          MAX_WAITING + " steps wait for storage that does not recover; a step was lost, restart");

  private static final Logger LOG = LoggerFactory.getLogger(StepQueue.class);

  /** Held for moments only and never while the disk works. */
  private final ReentrantLock lock = new ReentrantLock();

  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private boolean active;
  private @Nullable StorageFailure refusal;

  /** One submitted step; {@code told} once its failure has been reported. */
  static final class Step {
    private final List<Change> changes;
    private final Runnable onDurable;
    private final Consumer<StorageFailure> onFailure;
    private boolean told;

    Step(List<Change> changes, Runnable onDurable, Consumer<StorageFailure> onFailure) {
      this.changes = List.copyOf(changes);
      this.onDurable = onDurable;
      this.onFailure = onFailure;
    }

    List<Change> changes() {
      return changes;
    }

    int characters() {
      int count = 0;
      for (Change change : changes) {
        count += change instanceof Change.Put put ? put.json().length() : 0;
      }
      return count;
    }

    void tellDurable() {
      guarded(onDurable);
    }

    void tellOnce(StorageFailure failure) {
      if (!told) {
        told = true;
        guarded(() -> onFailure.accept(failure));
      }
    }

    /** A callback that fails must not keep the steps behind it from being written. */
    private static void guarded(Runnable callback) {
      try {
        callback.run();
      } catch (RuntimeException e) {
        LOG.error("a callback of the journal failed", e);
      }
    }
  }

  /**
   * Takes a step in, or tells it why not.
   *
   * @return true if nobody is writing, so that the caller must see to it
   */
  boolean add(Step step) {
    @Nullable StorageFailure why;
    lock.lock();
    try {
      if (refusal == null && steps.size() >= MAX_WAITING) {
        // What follows a lost step must not be written: storage would be no prefix any more.
        refusal = BACKLOG;
      }
      why = refusal;
      if (why == null) {
        steps.add(step);
        boolean first = !active;
        active = true;
        return first;
      }
    } finally {
      lock.unlock();
    }
    step.tellOnce(why);
    return false;
  }

  /** The next steps for one commit, left in the queue. */
  List<Step> next() {
    lock.lock();
    try {
      List<Step> next = new ArrayList<>();
      int characters = 0;
      for (Step step : steps) {
        if (next.size() == MAX_PER_COMMIT || characters >= MAX_CHARACTERS_PER_COMMIT) {
          break;
        }
        next.add(step);
        characters += step.characters();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody has to go on; when nothing waits, nobody is at it any more. */
  boolean goesOn() {
    lock.lock();
    try {
      active = !steps.isEmpty();
      return active;
    } finally {
      lock.unlock();
    }
  }

  /** Removes the first steps, which are durable. */
  void remove(int count) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        steps.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Refuses every step from now on, for the first reason that was given. */
  void refuse(StorageFailure why) {
    lock.lock();
    try {
      if (refusal == null) {
        refusal = why;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Every waiting step. */
  List<Step> waiting() {
    lock.lock();
    try {
      return List.copyOf(steps);
    } finally {
      lock.unlock();
    }
  }
}
