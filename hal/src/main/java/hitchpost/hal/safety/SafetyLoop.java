package hitchpost.hal.safety;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every guard its time, on a thread of its own with the highest priority, and feeds the
 * watchdogs as long as every loop of the station goes round.
 */
public final class SafetyLoop implements AutoCloseable {
  /** How often the guards look. */
  public static final Duration TICK = Duration.ofMillis(100);

  /** How often boards are fed that have a watchdog of their own. */
  private static final Duration BOARD_INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(SafetyLoop.class);

  private final List<Guard> guards;
  private final Heartbeats heartbeats;
  private final List<Meal> meals = new ArrayList<>();
  private final List<Watchdog> watchdogs;
  private final LongSupplier nanos;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private List<String> silent = List.of();

  /** Something to feed, and when it was fed last. */
  private static final class Meal {
    private final Duration interval;
    private final Runnable food;
    private long lastNanos;
    private boolean fed;

    Meal(Duration interval, Runnable food) {
      this.interval = interval;
      this.food = food;
    }

    void serve(long now) {
      if (!fed || now - lastNanos >= interval.toNanos()) {
        fed = true;
        lastNanos = now;
        food.run();
      }
    }
  }

  /**
   * @param heartbeats of the loops that have to go round
   * @param nanos monotonic clock
   */
  @SuppressWarnings("ThreadPriorityCheck") // a wish only: right without, and sooner with it
  public SafetyLoop(
      List<Guard> guards, Heartbeats heartbeats, List<Watchdog> watchdogs, LongSupplier nanos) {
    this.guards = List.copyOf(guards);
    this.heartbeats = heartbeats;
    this.watchdogs = List.copyOf(watchdogs);
    this.nanos = nanos;
    this.guards.forEach(guard -> meals.add(new Meal(BOARD_INTERVAL, guard::keepAlive)));
    this.watchdogs.forEach(dog -> meals.add(new Meal(dog.interval(), dog::feed)));
    thread = Thread.ofPlatform().daemon().name("safety").unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  /** Starts to look after everything. */
  public void start() {
    thread.start();
  }

  /** Forbids power for good, and lets the watchdogs rest. */
  @Override
  public void close() {
    ended.countDown();
    if (Thread.currentThread() != thread && thread.isAlive()) {
      joinThread();
    }
    guards.forEach(guard -> attempt("deny power", () -> guard.sign(new Sign.Ended())));
    watchdogs.forEach(dog -> attempt("let a watchdog rest", dog::close));
  }

  private void joinThread() {
    try {
      thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!ended.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once round: every guard looks, and if that went well the watchdogs are fed. */
  void round() {
    boolean well = true;
    for (Guard guard : guards) {
      well &= attempt("look after an EVSE", () -> guard.sign(new Sign.Tick()));
    }
    if (well && everyLoopBeats()) {
      long now = nanos.getAsLong();
      meals.forEach(meal -> attempt("feed a watchdog", () -> meal.serve(now)));
    }
  }

  /** What goes wrong with one of them keeps nobody from the others; whether it went well. */
  private static boolean attempt(String what, Runnable task) {
    try {
      task.run();
      return true;
    } catch (RuntimeException | Error e) {
      LOG.error("could not {}", what, e);
      return false;
    }
  }

  private boolean everyLoopBeats() {
    List<String> now = heartbeats.silent();
    if (!now.equals(silent)) {
      silent = now;
      LOG.warn("the watchdogs are {}", now.isEmpty() ? "fed again" : "not fed: " + now + " hang");
    }
    return now.isEmpty();
  }
}
