package hitchpost.station.run;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import hitchpost.station.journal.OpenReport;
import hitchpost.station.journal.SqliteJournal;
import hitchpost.station.journal.StorageEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage of a station in a SQLite file; when the disk is full it thins meter values. */
public final class SqliteStorage implements StationStorage {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStorage.class);

  private final SqliteJournal journal;

  private SqliteStorage(SqliteJournal journal) {
    this.journal = journal;
  }

  /**
   * Opens the storage in a directory, which is made when it is missing.
   *
   * @throws hitchpost.station.journal.JournalException when it cannot be used
   */
  public static SqliteStorage open(Path directory) {
    var journal =
        SqliteJournal.open(directory, MeterValueThinning::thin, event -> report(directory, event));
    report(directory, journal.report());
    return new SqliteStorage(journal);
  }

  private static void report(Path directory, OpenReport report) {
    report
        .setAside()
        .ifPresent(aside ->
            LOG.error(
                "the storage in {} could not be used and is new; the old file is {}: {}",
                directory,
                aside.fileName(),
                aside.reason()));
    report
        .migratedFrom()
        .ifPresent(version -> LOG.info("the storage in {} had version {}", directory, version));
  }

  private static void report(Path directory, StorageEvent event) {
    switch (event) {
      case StorageEvent.SpaceLow _ ->
          LOG.error("the disk of {} is full; the station runs on its last reserve", directory);
      case StorageEvent.Thinned(var changes) ->
          LOG.error(
              "the disk of {} is full; {} meter values were given up", directory, changes.size());
      case StorageEvent.SpaceBack _ -> LOG.warn("the disk of {} has room again", directory);
    }
  }

  @Override
  public Snapshot load() {
    return journal.load();
  }

  @Override
  public void submit(List<Change> changes, Runnable onDurable, Consumer<String> onFailure) {
    journal.submit(changes, onDurable, failure -> onFailure.accept(failure.message()));
  }

  @Override
  public void close() {
    journal.close();
  }
}
