package hitchpost.simulator.bench;

import hitchpost.core.Now;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that jumps over the waits nobody wants to sit through: timers of a second or less ring when
 * the benchmark says so, and the clocks jump by what was left out. All other timers are real.
 *
 * <p>A station with an interval of one second thereby does what it does every second one time after
 * the other, through the code that always runs when a timer rings.
 */
final class Pace implements TimeSource {
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final long FAR_SECONDS = 1_000_000;
  private static final long PATIENCE_SECONDS = 10;

  private record Held(Runnable task, Future<?> place) {}

  private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();
  private final AtomicLong jumpedNanos = new AtomicLong();
  private final AtomicLong pendingNanos = new AtomicLong();
  private final HoldingTimers timers = new HoldingTimers();
  private final SharedThreads threads = new SharedThreads(timers);

  /** The threads of whoever lives in this time. */
  SharedThreads threads() {
    return threads;
  }

  @Override
  public Now now() {
    long jumped = jumpedNanos.get();
    return new Now(Instant.now().plusNanos(jumped), System.nanoTime() + jumped);
  }

  @Override
  public Duration real(Duration stationTime) {
    if (stationTime.compareTo(LONGEST) > 0) {
      return stationTime;
    }
    pendingNanos.accumulateAndGet(stationTime.toNanos(), Math::max);
    return Duration.ZERO;
  }

  /** Runs something on the timer thread, where timers ring. */
  void execute(Runnable task) {
    timers.execute(task);
  }

  /** Has every timer that waits ring, or the next one that does; for the timer thread. */
  void ring() {
    try {
      Held first = held.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (first == null) {
        throw new BenchException("no timer waits");
      }
      List<Held> due = new ArrayList<>(List.of(first));
      held.drainTo(due);
      jumpedNanos.addAndGet(pendingNanos.getAndSet(0));
      for (Held timer : due) {
        if (timer.place.cancel(false)) {
          timer.task.run();
        }
      }
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /** Keeps what should ring at once until it may. */
  private final class HoldingTimers extends ScheduledThreadPoolExecutor {
    HoldingTimers() {
      super(1, task -> Thread.ofPlatform().daemon().name("timers").unstarted(task));
      setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      if (delay > 0) {
        return super.schedule(task, delay, unit);
      }
      ScheduledFuture<?> place = super.schedule(task, FAR_SECONDS, TimeUnit.SECONDS);
      held.add(new Held(task, place));
      return place;
    }

    @Override
    public void execute(Runnable task) {
      super.schedule(task, 0, TimeUnit.NANOSECONDS);
    }
  }
}
