package hitchpost.station.run;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A journal in memory that makes durable when it is told to, on the thread that tells. */
final class FakeStorage {
  private record Step(List<Change> changes, Runnable onDurable, Consumer<String> onFailure) {}

  private final Snapshot durable = Snapshot.empty();
  private final ArrayDeque<Step> waiting = new ArrayDeque<>();
  private boolean holding;
  private boolean broken;
  private int opened;
  private int closed;
  private final CountDownLatch reopened = new CountDownLatch(2);

  /** What {@link StationParts} opens; its content outlives it. */
  synchronized StationStorage open() {
    opened++;
    broken = false;
    reopened.countDown();
    return new Opened();
  }

  /** From now on nothing becomes durable until {@link #release}. */
  synchronized void hold() {
    holding = true;
  }

  void release() {
    synchronized (this) {
      holding = false;
    }
    work();
  }

  /** What waits, and all that comes until it is opened again, cannot be written. */
  void breakDown() {
    List<Step> failed;
    synchronized (this) {
      broken = true;
      failed = List.copyOf(waiting);
      waiting.clear();
    }
    failed.forEach(step -> step.onFailure.accept("the disk is gone"));
  }

  synchronized int waitingSteps() {
    return waiting.size();
  }

  synchronized Snapshot content() {
    return durable.copy();
  }

  synchronized int timesOpened() {
    return opened;
  }

  synchronized int timesClosed() {
    return closed;
  }

  CountDownLatch reopened() {
    return reopened;
  }

  private void work() {
    Step step = next();
    while (step != null) {
      step.onDurable.run();
      step = next();
    }
  }

  private synchronized Step next() {
    Step step = holding ? null : waiting.poll();
    if (step != null) {
      step.changes.forEach(durable::apply);
    }
    return step;
  }

  private final class Opened implements StationStorage {
    @Override
    public Snapshot load() {
      return content();
    }

    @Override
    public void submit(List<Change> changes, Runnable onDurable, Consumer<String> onFailure) {
      boolean failing;
      synchronized (FakeStorage.this) {
        failing = broken;
        if (!failing) {
          waiting.add(new Step(changes, onDurable, onFailure));
        }
      }
      if (failing) {
        onFailure.accept("the disk is gone");
      } else {
        work();
      }
    }

    @Override
    public void close() {
      synchronized (FakeStorage.this) {
        closed++;
      }
    }
  }
}
