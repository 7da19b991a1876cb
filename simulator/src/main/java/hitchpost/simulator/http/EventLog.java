package hitchpost.simulator.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest events of a source, for any number of readers who each go at their own pace.
 *
 * <p>Holds at most {@code capacity} events; at the bound the oldest goes, and a reader who had not
 * seen it learns that there is a gap. Publishing never waits for a reader.
 */
public final class EventLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private final int capacity;
  private final Set<String> types;
  private long lastId;

  /**
   * One event.
   *
   * @param id counts up from 1 without gaps
   * @param type one word
   * @param data JSON on one line
   */
  public record Event(long id, String type, String data) {}

  /**
   * What a reader gets: events in order, possibly none.
   *
   * @param missed how many events before them were dropped unseen
   */
  public record Batch(long missed, List<Event> events) {
    public Batch {
      events = List.copyOf(events);
    }
  }

  /**
   * An empty log.
   *
   * @param capacity how many events are kept, at least 1
   * @param types every type of event that it will have
   */
  public EventLog(int capacity, String... types) {
    if (capacity < 1) {
      throw new IllegalArgumentException("the capacity is at least 1");
    }
    this.capacity = capacity;
    this.types = Collections.unmodifiableSet(new TreeSet<>(List.of(types)));
  }

  /** Every type of event, in the order of the alphabet. */
  public Set<String> types() {
    return types;
  }

  /**
   * Adds an event and returns its id.
   *
   * @throws IllegalArgumentException when the type or the data has a line break
   */
  public long publish(String type, String data) {
    if (hasLineBreak(type) || hasLineBreak(data)) {
      throw new IllegalArgumentException("an event has no line breaks");
    }
    lock.lock();
    try {
      if (events.size() == capacity) {
        events.removeFirst();
      }
      events.addLast(new Event(++lastId, type, data));
      published.signalAll();
      return lastId;
    } finally {
      lock.unlock();
    }
  }

  /** The id of the newest event, 0 when there was none. */
  public long lastId() {
    lock.lock();
    try {
      return lastId;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The events after {@code id}; waits up to {@code patience} for the first. An id that was never
   * given out, for example by an earlier process, counts as 0.
   */
  public Batch after(long id, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long from = id > lastId || id < 0 ? 0 : id;
      long nanos = patience.toNanos();
      while (lastId == from && nanos > 0) {
        nanos = published.awaitNanos(nanos);
      }
      return batchAfter(from);
    } finally {
      lock.unlock();
    }
  }

  private Batch batchAfter(long id) {
    long firstKept = lastId - events.size() + 1;
    List<Event> batch = new ArrayList<>();
    for (Event event : events) {
      if (event.id > id) {
        batch.add(event);
      }
    }
    return new Batch(Math.max(0, firstKept - id - 1), batch);
  }

  private static boolean hasLineBreak(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }
}
