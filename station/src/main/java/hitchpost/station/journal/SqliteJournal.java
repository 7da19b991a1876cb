package hitchpost.station.journal;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import hitchpost.station.journal.StorageFailure.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable journal of one station: the file {@code station.db} in its storage directory.
 *
 * <p>What survives a crash at any moment is a prefix of the submitted steps, each whole, that holds
 * at least every step reported durable. A step that cannot be written stays at the head of the
 * queue and is tried again every second; nothing behind it is written before it.
 *
 * <p>All methods may be called from any thread. Callbacks come on a journal thread, one after the
 * other in the order of the steps; they must be short and must not call {@link #commit}.
 */
public final class SqliteJournal implements AutoCloseable {
  private static final int MAX_KEY_LENGTH = 200;
  private static final long RETRY_SECONDS = 1;
  private static final long BALLAST_DELAY_SECONDS = 1;
  private static final long BALLAST_RETRY_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

  private final StorageDirectory directory;
  private final OpenReport report;
  private final StepQueue queue = new StepQueue();

  /** Held while the storage is used and callbacks are made, so that these keep their order. */
  private final ReentrantLock using = new ReentrantLock();

  private final Storage storage;
  private boolean ballastScheduled;
  private boolean open = true;
  private boolean stalled;

  /** What was read when the file was checked; kept until it is asked for or no longer true. */
  private @Nullable Snapshot content;

  private SqliteJournal(
      StorageDirectory directory, OpenReport report, Storage storage, Snapshot content) {
    this.directory = directory;
    this.report = report;
    this.storage = storage;
    this.content = content;
  }

  /** Opens a journal that may lose nothing when the disk is full, and tells nobody about space. */
  public static SqliteJournal open(Path directory) {
    return open(directory, Thinning.NONE, event -> {});
  }

  /**
   * Opens the journal in {@code directory}, creating both if they are missing, readable for their
   * owner only. A damaged or foreign file is renamed and replaced; see {@link #report()}.
   *
   * @param thinning what may be lost when the disk is full
   * @param listener told what happens to the space; under the rules of the callbacks
   * @throws JournalException IN_USE, NEWER_VERSION, NO_ACCESS, FULL or IO; nothing was changed
   */
  public static SqliteJournal open(
      Path directory, Thinning thinning, Consumer<StorageEvent> listener) {
    return open(directory, Schema.CURRENT, Ballast::new, thinning, listener);
  }

  static SqliteJournal open(
      Path path,
      Schema schema,
      Function<Path, Ballast> ballasts,
      Thinning thinning,
      Consumer<StorageEvent> listener) {
    var directory = StorageDirectory.acquire(path);
    boolean done = false;
    try {
      NativeLibrary.prepare(directory.library());
      var ballast = ballasts.apply(directory.ballast());
      var opened = openFile(new JournalFile(directory.database(), schema), ballast);
      var storage = new Storage(opened.database(), ballast, thinning, listener);
      var journal = new SqliteJournal(directory, opened.report(), storage, opened.content());
      journal.scheduleBallast(BALLAST_DELAY_SECONDS);
      done = true;
      return journal;
    } finally {
      if (!done) {
        directory.close();
      }
    }
  }

  /**
   * Empties the storage: the journal and every file ever set aside. Other files in the directory
   * are not touched.
   *
   * @throws JournalException IN_USE or NO_ACCESS
   */
  public static void erase(Path directory) {
    try (var held = StorageDirectory.acquire(directory)) {
      held.erase();
    }
  }

  /** What was found when the journal was opened. */
  public OpenReport report() {
    return report;
  }

  /**
   * Everything that is durable now; steps still waiting are not in it.
   *
   * @throws JournalException DAMAGED, IO or CLOSED
   */
  public Snapshot load() {
    using.lock();
    try {
      if (!open) {
        throw new JournalException(StepQueue.CLOSED, null);
      }
      @Nullable Snapshot known = content;
      content = null;
      return known != null ? known : storage.load();
    } catch (SQLException | Database.DamagedException e) {
      throw new JournalException(failure(e), e);
    } finally {
      using.unlock();
    }
  }

  /**
   * Makes the changes durable, after all steps submitted before, and waits for it.
   *
   * @throws JournalException when the first attempt failed; the changes stay in the queue as with
   *     {@link #submit}
   * @throws IllegalArgumentException as with {@link #submit}
   */
  public void commit(List<Change> changes) {
    var durable = new CompletableFuture<@Nullable Void>();
    submit(
        changes,
        () -> durable.complete(null),
        failure -> durable.completeExceptionally(new JournalException(failure, null)));
    try {
      durable.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof JournalException failed ? failed : e;
    }
  }

  /**
   * Has the changes made durable, all or none, without waiting for the disk. Steps that wait at the
   * same time share one commit.
   *
   * @param changes of one step; may be empty, which keeps the order of the callbacks
   * @param onDurable called once, as soon as the step and all before it are on the disk
   * @param onFailure called at most once, when an attempt to write the step fails. The step is not
   *     lost: it is tried again until it succeeds, or the journal is closed. Only with CLOSED and
   *     with BACKLOG, when {@value StepQueue#MAX_WAITING} steps wait already, it is called at once
   *     and on the caller's thread, and this and every later step is refused
   * @throws IllegalArgumentException a key is empty, longer than 200 characters or not printable
   *     ASCII
   */
  public void submit(List<Change> changes, Runnable onDurable, Consumer<StorageFailure> onFailure) {
    changes.forEach(SqliteJournal::checkKey);
    if (queue.add(new StepQueue.Step(changes, onDurable, onFailure))) {
      JournalThreads.run(this::writeTurn);
    }
  }

  /**
   * Writes what waits, if the disk takes it, and lets go of the directory. Steps that cannot be
   * written are told so by {@code onFailure}. Closing twice is fine.
   */
  @Override
  public void close() {
    queue.refuse(StepQueue.CLOSED);
    using.lock();
    try {
      if (!open) {
        return;
      }
      while (writeBatch() == Outcome.WRITTEN) {}
      queue.waiting().forEach(step -> step.tellOnce(StepQueue.CLOSED));
      open = false;
      closeStorage();
    } finally {
      using.unlock();
    }
  }

  private void closeStorage() {
    try {
      storage.close();
    } catch (SQLException e) {
      throw new JournalException(failure(e), e);
    } finally {
      directory.close();
    }
  }

  /** One batch a turn, because the journals of other stations wait for the same threads. */
  private void writeTurn() {
    using.lock();
    try {
      if (!open) {
        return;
      }
      switch (writeBatch()) {
        case WRITTEN, IDLE -> {
          if (queue.goesOn()) {
            JournalThreads.run(this::writeTurn);
          }
        }
        case FAILED -> JournalThreads.runLater(RETRY_SECONDS, this::writeTurn);
      }
      if (storage.spaceLow()) {
        scheduleBallast(BALLAST_RETRY_SECONDS);
      }
    } finally {
      using.unlock();
    }
  }

  private enum Outcome {
    WRITTEN,
    FAILED,
    IDLE
  }

  private Outcome writeBatch() {
    List<StepQueue.Step> batch = queue.next();
    if (batch.isEmpty()) {
      return Outcome.IDLE;
    }
    try {
      write(batch);
    } catch (SQLException | Database.DamagedException e) {
      var failure = failure(e);
      if (!stalled) {
        LOG.error("the journal cannot be written: {} ({})", failure.message(), e.getMessage());
        stalled = true;
      }
      queue.waiting().forEach(step -> step.tellOnce(failure));
      return Outcome.FAILED;
    }
    if (stalled) {
      LOG.info("the journal is written again");
      stalled = false;
    }
    queue.remove(batch.size());
    batch.forEach(StepQueue.Step::tellDurable);
    return Outcome.WRITTEN;
  }

  private void write(List<StepQueue.Step> batch) throws SQLException, Database.DamagedException {
    List<Change> changes = new ArrayList<>();
    for (StepQueue.Step step : batch) {
      changes.addAll(step.changes());
    }
    if (!changes.isEmpty()) {
      content = null;
      storage.write(changes);
    }
  }

  private void scheduleBallast(long delaySeconds) {
    if (!ballastScheduled) {
      ballastScheduled = true;
      JournalThreads.runLater(delaySeconds, this::keepBallast);
    }
  }

  /** Takes the ballast back, unless steps wait for the space. */
  void keepBallast() {
    using.lock();
    try {
      ballastScheduled = false;
      if (open && (stalled || !storage.refillBallast())) {
        scheduleBallast(BALLAST_RETRY_SECONDS);
      }
    } finally {
      using.unlock();
    }
  }

  private static JournalFile.Opened openFile(JournalFile file, Ballast ballast) {
    try {
      return file.open();
    } catch (JournalException e) {
      if (e.failure().kind() != Kind.FULL || !ballast.releaseAll()) {
        throw e;
      }
      return file.open();
    }
  }

  private StorageFailure failure(Exception e) {
    return e instanceof SQLException sql
        ? Failures.of(directory.database(), sql)
        : Failures.damaged(directory.database());
  }

  private static void checkKey(Change change) {
    String key = change.key();
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !isPrintable(key)) {
      throw new IllegalArgumentException(
          "a key of shelf " + change.shelf() + " is empty, too long or not printable ASCII");
    }
  }

  private static boolean isPrintable(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < 0x20 || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** For tests: lets the database grow to so many pages, as if the disk were full then. */
  Database database() {
    return storage.database();
  }
}
