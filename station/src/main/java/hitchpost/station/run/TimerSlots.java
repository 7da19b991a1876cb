package hitchpost.station.run;

import hitchpost.core.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one station: at most one a slot.
 *
 * <p>A timer that is stopped or put off keeps its alarm, which then finds nothing to do or sets
 * itself again. Each call of a station starts a timer and stops it again, and setting alarms is
 * what costs.
 */
final class TimerSlots {
  private static final class Slot {
    private @Nullable Timer timer;
    private long dueNanos;
    private @Nullable Future<?> alarm;
    private long alarmNanos;
    private long alarms;
  }

  private final SharedThreads threads;
  private final Consumer<Timer> fire;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Slot> slots = new HashMap<>();
  private boolean closed;

  TimerSlots(SharedThreads threads, Consumer<Timer> fire) {
    this.threads = threads;
    this.fire = fire;
  }

  /** Starts a timer in place of the one in its slot; {@code delay} is real time. */
  void start(Timer timer, Duration delay) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      Slot slot = slots.computeIfAbsent(timer.slot(), name -> new Slot());
      slot.timer = timer;
      slot.dueNanos = System.nanoTime() + bounded(delay).toNanos();
      if (slot.alarm == null || slot.alarmNanos - slot.dueNanos > 0) {
        if (slot.alarm != null) {
          slot.alarm.cancel(false);
        }
        setAlarm(timer.slot(), slot);
      }
    } finally {
      lock.unlock();
    }
  }

  void stop(String name) {
    lock.lock();
    try {
      Slot slot = slots.get(name);
      if (slot != null) {
        slot.timer = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops all for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      for (Slot slot : slots.values()) {
        if (slot.alarm != null) {
          slot.alarm.cancel(false);
        }
      }
      slots.clear();
    } finally {
      lock.unlock();
    }
  }

  private void setAlarm(String name, Slot slot) {
    slot.alarmNanos = slot.dueNanos;
    Duration delay = Duration.ofNanos(slot.dueNanos - System.nanoTime());
    long number = ++slot.alarms;
    slot.alarm = threads.schedule(delay, () -> alarm(name, slot, number));
  }

  private void alarm(String name, Slot slot, long number) {
    Timer due = due(name, slot, number);
    if (due != null) {
      fire.accept(due);
    }
  }

  private @Nullable Timer due(String name, Slot slot, long number) {
    lock.lock();
    try {
      // an alarm may have begun to ring when it was replaced
      if (closed || slot.alarms != number) {
        return null;
      }
      Timer timer = slot.timer;
      if (timer != null && slot.dueNanos - System.nanoTime() > 0) {
        setAlarm(name, slot);
        return null;
      }
      slots.remove(name);
      return timer;
    } finally {
      lock.unlock();
    }
  }

  /** A century at most: sums of nanoseconds must not overflow. */
  private static Duration bounded(Duration delay) {
    Duration longest = Duration.ofDays(36_500);
    return delay.compareTo(longest) < 0 ? delay : longest;
  }
}
