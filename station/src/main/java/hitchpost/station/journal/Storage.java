package hitchpost.station.journal;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database together with what keeps it writable on a full disk. Used under the lock of its
 * journal.
 */
final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

  /** Free pages in the file that a commit may need; fewer must not be left on a full disk. */
  private static final int SPARE_PAGES = 64;

  /** How much room there is. */
  private enum Space {
    AMPLE,
    /** The first half of the ballast is given up. */
    LOW,
    /** All of it is given up: the file must not grow any more, entries have to go instead. */
    SPENT
  }

  private final Database database;
  private final Ballast ballast;
  private final Thinning thinning;
  private final Consumer<StorageEvent> listener;
  private Space space = Space.AMPLE;

  Storage(Database database, Ballast ballast, Thinning thinning, Consumer<StorageEvent> listener) {
    this.database = database;
    this.ballast = ballast;
    this.thinning = thinning;
    this.listener = listener;
  }

  Database database() {
    return database;
  }

  Snapshot load() throws SQLException, Database.DamagedException {
    return database.load();
  }

  /** Whether the ballast was given up and is not back yet. */
  boolean spaceLow() {
    return space != Space.AMPLE;
  }

  /**
   * Makes all changes in one durable commit, or none; gives up what it must when space is short.
   */
  void write(List<Change> changes) throws SQLException, Database.DamagedException {
    if (space == Space.SPENT && database.freePages() < SPARE_PAGES) {
      thin();
    }
    try {
      database.write(changes);
    } catch (SQLException e) {
      if (!Failures.mayBeFull(e)) {
        throw e;
      }
      writeOnBallast(changes);
    }
    // While space is short the log is kept empty: its own space is what the next commit lives on.
    if (space != Space.AMPLE && !checkpoint() && space != Space.SPENT) {
      spendBallast();
    }
  }

  /** Takes back the ballast if there is room for it; false if it is still missing. */
  boolean refillBallast() {
    if (!ballast.refill()) {
      return false;
    }
    if (space != Space.AMPLE) {
      space = Space.AMPLE;
      LOG.info("there is disk space again");
      tell(new StorageEvent.SpaceBack());
    }
    return true;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  private void writeOnBallast(List<Change> changes) throws SQLException, Database.DamagedException {
    if (space == Space.AMPLE) {
      space = Space.LOW;
      LOG.warn("the disk is full; the journal lives on its ballast");
      tell(new StorageEvent.SpaceLow());
    }
    if (ballast.releaseHalf() && checkpoint()) {
      try {
        database.write(changes);
        return;
      } catch (SQLException e) {
        if (!Failures.mayBeFull(e)) {
          throw e;
        }
      }
    }
    spendBallast();
    database.write(changes);
  }

  /** The rest of the ballast is what deleting needs. */
  private void spendBallast() throws SQLException, Database.DamagedException {
    ballast.releaseAll();
    space = Space.SPENT;
    checkpoint();
    thin();
  }

  /** Frees pages in the file, so that it need not grow. */
  private void thin() throws SQLException, Database.DamagedException {
    List<Change> thinned = spare(database.load());
    if (thinned.isEmpty()) {
      return;
    }
    try {
      database.write(thinned);
    } catch (SQLException e) {
      if (!Failures.mayBeFull(e)) {
        throw e;
      }
      LOG.debug("the disk is too full even for deleting: {}", e.getMessage());
      return;
    }
    checkpoint();
    LOG.warn("the disk is full: {} entries were thinned out", thinned.size());
    tell(new StorageEvent.Thinned(thinned));
  }

  private List<Change> spare(Snapshot stored) {
    try {
      return thinning.thin(stored);
    } catch (RuntimeException e) {
      LOG.error("nothing can be thinned out", e);
      return List.of();
    }
  }

  private void tell(StorageEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("a listener of the journal failed", e);
    }
  }

  private boolean checkpoint() {
    try {
      database.checkpoint();
      return true;
    } catch (SQLException e) {
      LOG.debug("checkpoint on a full disk: {}", e.getMessage());
      return false;
    }
  }
}
