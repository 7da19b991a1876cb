package hitchpost.core.maintenance;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What the CSMS has not heard of yet, of one kind: told one after the other while the station is
 * registered, each until it is answered, across restarts.
 *
 * @param <T> kind of what is told
 */
public final class Notices<T> {
  /** Most that wait; the oldest goes, and that is told. */
  public static final int MAX_WAITING = 100;

  /** How often the CSMS is told of one that it does not take. */
  static final int ATTEMPTS = 3;

  static final Duration RETRY_WAIT = Duration.ofSeconds(60);

  private static final String RETRY = "notice-retry";

  private final Shelf shelf;
  private final Class<T> type;
  private final String what;
  private final BiFunction<Long, T, Fact> due;
  private final Timers timers = new Timers();
  private final TreeMap<Long, T> waiting = new TreeMap<>();
  private long last;
  private long underway;
  private int failures;
  private boolean online;

  /**
   * Nothing waits yet.
   *
   * @param shelf where they are kept
   * @param what they are, where one is dropped
   * @param due that one is next to be told, by its number
   */
  public Notices(Shelf shelf, Class<T> type, String what, BiFunction<Long, T, Fact> due) {
    this.shelf = shelf;
    this.type = type;
    this.what = what;
    this.due = due;
  }

  public void restore(Snapshot snapshot) {
    snapshot
        .shelf(shelf)
        .forEach((key, json) -> waiting.put(Long.parseLong(key), Json.read(json, type)));
    last = waiting.isEmpty() ? 0 : waiting.lastKey();
  }

  /** Has the CSMS told, now or as soon as it can be. */
  public void add(Effects fx, T notice) {
    waiting.put(++last, notice);
    fx.put(shelf, key(last), notice);
    if (waiting.size() > MAX_WAITING) {
      long oldest =
          waiting.firstKey() == underway ? waiting.higherKey(underway) : waiting.firstKey();
      remove(fx, oldest);
      fx.tell(new Fact.Dropped(what, "too many wait"));
    }
  }

  private static String key(long number) {
    return String.format("%019d", number);
  }

  private void remove(Effects fx, long number) {
    if (waiting.remove(number) != null) {
      fx.delete(shelf, key(number));
    }
  }

  /** Whether the CSMS is just being told. */
  public boolean telling() {
    return online && !waiting.isEmpty();
  }

  /** Tells the next one when nothing stands against it. */
  public void look(Effects fx, boolean now) {
    online = now;
    if (online && underway == 0 && !waiting.isEmpty() && !timers.running(RETRY, shelf.name())) {
      var next = waiting.firstEntry();
      underway = next.getKey();
      fx.tell(due.apply(underway, next.getValue()));
    }
  }

  /** The CSMS has heard of one. */
  public void delivered(Effects fx, long number) {
    if (number == underway && number != 0) {
      underway = 0;
      failures = 0;
      remove(fx, number);
    }
  }

  /**
   * The CSMS has not heard of one: it is told again, but not for ever when it does not take it.
   *
   * @param connected whether it was asked and did not answer as it should
   */
  public void undelivered(Effects fx, long number, boolean connected) {
    if (number != underway || number == 0) {
      return;
    }
    underway = 0;
    if (!connected) {
      return;
    }
    failures++;
    if (failures < ATTEMPTS) {
      timers.start(fx, RETRY, shelf.name(), RETRY_WAIT);
    } else {
      failures = 0;
      remove(fx, number);
      fx.tell(new Fact.Dropped(what, "the CSMS did not take it"));
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(RETRY);
  }

  public void timerFired(Timer timer) {
    timers.current(timer);
  }
}
