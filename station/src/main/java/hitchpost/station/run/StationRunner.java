package hitchpost.station.run;

import hitchpost.core.Ask;
import hitchpost.core.Now;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.StationView;
import hitchpost.core.Verdict;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.types.BootReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one station from life to life: starts it from its journal, carries out what it wants, and
 * starts it anew when it reboots or when something has failed.
 *
 * <p>What storage or the program itself does wrong ends a life on the spot: contactors open,
 * nothing is acknowledged, and after {@link #FAILURE_WAIT} the station starts again from what is
 * durable, as after a power cut. Safe for use by several threads; no thread belongs to a station.
 */
public final class StationRunner implements AutoCloseable {
  /** Wait before a station that has failed starts again. */
  public static final Duration FAILURE_WAIT = Duration.ofSeconds(10);

  /** How long a reboot waits at most until the connection is closed. */
  static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(StationRunner.class);
  private static final String OFF = "the station is off";
  private static final String DARK = "the station has no power";
  private static final String RESTARTING = "the station restarts";

  private final StationParts parts;
  private final Listeners listeners = new Listeners();
  private final LifeOwner owner = new LifeOwner();

  /** Held for moments only, and never while anything of a life is called. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable StationStorage storage;
  private volatile @Nullable Life life;
  private volatile CompletableFuture<Life> arrival = new CompletableFuture<>();
  private long lives;
  private boolean dark;
  private boolean closed;

  public StationRunner(StationParts parts) {
    this.parts = parts;
  }

  /** What the clocks show that the station lives by. */
  Now now() {
    return parts.time().now();
  }

  /** Has somebody see what happens, from now on. */
  public void listen(StationListener listener) {
    listeners.add(listener);
  }

  /** Lets somebody see no more. */
  public void ignore(StationListener listener) {
    listeners.remove(listener);
  }

  /**
   * Opens the storage and starts the station; once.
   *
   * @throws RuntimeException of the storage, when it cannot be opened; the station is off then
   */
  public void start() {
    StationStorage opened = parts.storage().get();
    lock.lock();
    try {
      storage = opened;
    } finally {
      lock.unlock();
    }
    live(opened.load(), opened, BootReason.POWER_UP);
  }

  /** The hardware says something; waits only when the station is thousands of events behind. */
  public void hardware(HardwareEvent event) {
    Life current = life;
    if (current != null) {
      current.hardware(event);
    }
  }

  /**
   * Asks the station on behalf of a local user; while it restarts, as soon as it is back.
   *
   * @return completes with the answer when what follows from it is durable, or exceptionally with
   *     {@link StationUnavailableException}
   */
  @SuppressWarnings("unchecked")
  public <V extends Verdict> CompletableFuture<V> ask(Ask<V> ask) {
    return (CompletableFuture<V>) onLife(current -> current.ask(ask));
  }

  /**
   * Looks at the station between two steps, while it restarts as soon as it is back; the view must
   * not be kept.
   *
   * @return completes with what {@code viewer} made of the view, or exceptionally with what it
   *     threw or {@link StationUnavailableException}
   */
  @SuppressWarnings("unchecked")
  public <T> CompletableFuture<T> look(Function<StationView, T> viewer) {
    return (CompletableFuture<T>) onLife(current -> current.look(viewer));
  }

  private CompletableFuture<?> onLife(Function<Life, CompletableFuture<?>> question) {
    Life current = life;
    if (current == null) {
      return arrival.thenCompose(next -> ask(next, question));
    }
    return ask(current, question);
  }

  private static CompletableFuture<?> ask(
      Life life, Function<Life, CompletableFuture<?>> question) {
    try {
      return question.apply(life);
    } catch (StationUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Switches the station off as with the power switch: contactors open, the connection drops, what
   * is decided is made durable, and nothing more is sent.
   */
  @Override
  public void close() {
    Life last;
    StationStorage open;
    lock.lock();
    try {
      closed = true;
      last = life;
      life = null;
      open = storage;
      storage = null;
      if (last != null) {
        arrival = new CompletableFuture<>();
      }
    } finally {
      lock.unlock();
    }
    arrival.completeExceptionally(new StationUnavailableException(OFF));
    if (last != null) {
      last.end(OFF);
      last.link().port().drop(OFF);
    }
    if (open != null) {
      open.close();
    }
  }

  /** Power fails: contactors open, the connection drops, nothing more is decided. */
  public void cutPower() {
    Life last = life;
    if (last == null || !retire(last)) {
      return;
    }
    dark(true);
    last.end(DARK);
    last.link().port().drop(DARK);
  }

  /** Power is back after {@link #cutPower}: the station starts from what is durable. */
  public void restorePower() {
    if (dark(false)) {
      restart(BootReason.POWER_UP);
    }
  }

  /** Notes whether there is power and tells what was before. */
  private boolean dark(boolean now) {
    lock.lock();
    try {
      boolean before = dark;
      dark = now;
      return before;
    } finally {
      lock.unlock();
    }
  }

  private void live(Snapshot snapshot, StationStorage in, BootReason reason) {
    Life next;
    CompletableFuture<Life> awaited;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      next = new Life(++lives, parts, in, listeners, owner);
      awaited = arrival;
      life = next;
    } finally {
      lock.unlock();
    }
    next.begin(snapshot, reason);
    // not those who ask once this life has failed
    awaited.complete(next);
  }

  /** Takes a life off; false when it is not the present one. */
  private boolean retire(Life which) {
    lock.lock();
    try {
      boolean present = life == which && !closed;
      if (present) {
        arrival = new CompletableFuture<>();
        life = null;
      }
      return present;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable StationStorage storage() {
    lock.lock();
    try {
      return storage;
    } finally {
      lock.unlock();
    }
  }

  private void reboot(Life which, RebootKind kind) {
    Reboots.Way way;
    try {
      way = parts.reboots().prepare(kind);
    } catch (Reboots.RebootFailedException e) {
      LOG.warn("station {} cannot reboot: {}", stationId(), e.getMessage());
      which.rebootFailed(String.valueOf(e.getMessage()));
      return;
    }
    if (!retire(which)) {
      return;
    }
    which.end(RESTARTING);
    which
        .link()
        .close()
        .completeOnTimeout(null, CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenRunAsync(() -> afterReboot(way), parts.threads()::execute);
  }

  private void afterReboot(Reboots.Way way) {
    switch (way) {
      case RESTART -> restart(BootReason.REMOTE_RESET);
      case END_PROCESS -> parts.reboots().endProcess();
    }
  }

  /** Starts anew once everything submitted is durable. */
  private void restart(BootReason reason) {
    StationStorage open = storage();
    if (open == null) {
      return;
    }
    open.submit(
        List.of(),
        () -> parts.threads().execute(() -> loadAndLive(open, reason)),
        this::storageFailed);
  }

  private void loadAndLive(StationStorage open, BootReason reason) {
    Snapshot snapshot;
    try {
      snapshot = open.load();
    } catch (RuntimeException e) {
      storageFailed(String.valueOf(e.getMessage()));
      return;
    }
    live(snapshot, open, reason);
  }

  private void storageFailed(String why) {
    report(why, null);
    later(() -> parts.threads().execute(this::reopen));
  }

  /** Starts anew with storage opened anew: what the old one could not write is gone. */
  private void reopen() {
    StationStorage old;
    lock.lock();
    try {
      if (closed || life != null) {
        return;
      }
      old = storage;
      storage = null;
    } finally {
      lock.unlock();
    }
    try {
      if (old != null) {
        old.close();
      }
      StationStorage fresh = parts.storage().get();
      if (keep(fresh)) {
        live(fresh.load(), fresh, BootReason.WATCHDOG);
      }
    } catch (RuntimeException e) {
      storageFailed(String.valueOf(e.getMessage()));
    }
  }

  private void later(Runnable task) {
    parts.threads().schedule(parts.time().real(FAILURE_WAIT), task);
  }

  private boolean keep(StationStorage fresh) {
    lock.lock();
    try {
      if (!closed) {
        storage = fresh;
        return true;
      }
    } finally {
      lock.unlock();
    }
    fresh.close();
    return false;
  }

  private void report(String why, @Nullable Throwable cause) {
    LOG.error("station {} stops for now and starts again later: {}", stationId(), why, cause);
    listeners.failed(why, parts.time().now().wall());
  }

  private String stationId() {
    return parts.config().stationId();
  }

  private final class LifeOwner implements Life.Owner {
    @Override
    public void rebootWanted(Life which, RebootKind kind) {
      parts.threads().execute(() -> reboot(which, kind));
    }

    @Override
    public void failed(Life which, String why, boolean inStorage, @Nullable Throwable cause) {
      if (!retire(which)) {
        return;
      }
      which.end("the station has failed and starts again later");
      which.link().port().drop("the station failed");
      if (inStorage) {
        storageFailed(why);
      } else {
        report(why, cause);
        later(() -> restart(BootReason.WATCHDOG));
      }
    }
  }
}
