package hitchpost.station.journal;

import hitchpost.core.journal.Snapshot;
import hitchpost.station.journal.OpenReport.SetAside;
import hitchpost.station.journal.StorageFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Opens the database file of a journal: checks it, sets it aside when it cannot be used, and brings
 * it to the current schema.
 */
final class JournalFile {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 100;
  private static final int USER_VERSION_OFFSET = 60;
  private static final int APPLICATION_ID_OFFSET = 68;

  private final Path file;
  private final Schema schema;

  JournalFile(Path file, Schema schema) {
    this.file = file;
    this.schema = schema;
  }

  /** An open file and what it holds. */
  record Opened(Database database, Snapshot content, OpenReport report) {}

  Opened open() {
    try {
      checkHeader();
      return attempt(Optional.empty());
    } catch (UnusableException unusable) {
      try {
        return attempt(Optional.of(DamagedFiles.setAside(file, unusable.reason)));
      } catch (UnusableException e) {
        throw new JournalException(
            new StorageFailure(Kind.DAMAGED, file + " is new but unusable: " + e.reason), e);
      }
    }
  }

  /**
   * Looks at the raw file first: SQLite silently throws away a write-ahead log whose database is
   * empty, and opening the file of a newer version could change it.
   */
  private void checkHeader() throws UnusableException {
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size == 0) {
        Path log = DamagedFiles.beside(file, "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
          throw new UnusableException("it is empty although its write-ahead log is not");
        }
        return;
      }
      var header = ByteBuffer.allocate(HEADER_BYTES);
      try (var channel = FileChannel.open(file)) {
        while (header.hasRemaining() && channel.read(header) >= 0) {}
      }
      if (header.hasRemaining() || !Arrays.equals(MAGIC, 0, 16, header.array(), 0, 16)) {
        throw new UnusableException("it is not an SQLite database");
      }
      if (header.getInt(APPLICATION_ID_OFFSET) == Schema.APPLICATION_ID) {
        checkVersion(header.getInt(USER_VERSION_OFFSET));
      }
    } catch (IOException e) {
      throw Failures.exception(file, e);
    }
  }

  private Opened attempt(Optional<SetAside> setAside) throws UnusableException {
    createOwnerOnly();
    @Nullable Connection connection = null;
    boolean done = false;
    try {
      connection = Database.connect(file);
      int version = check(connection);
      Optional<Integer> migratedFrom = migrate(connection, version);
      var database = Database.over(connection);
      var opened = new Opened(database, database.load(), new OpenReport(setAside, migratedFrom));
      done = true;
      return opened;
    } catch (SQLException e) {
      throw refuse(e);
    } catch (Database.DamagedException e) {
      throw new UnusableException(e.reason());
    } finally {
      if (!done && connection != null) {
        close(connection);
      }
    }
  }

  /** The schema version of a file that is sound and ours. */
  private int check(Connection connection) throws SQLException, UnusableException {
    int version = Database.readPragma(connection, "user_version");
    if (version == 0 && isEmpty(connection)) {
      return version;
    }
    if (Database.readPragma(connection, "application_id") != Schema.APPLICATION_ID) {
      throw new UnusableException("it is the SQLite database of another program");
    }
    checkVersion(version);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      String finding = rows.next() ? rows.getString(1) : "no result";
      if (!finding.equals("ok")) {
        throw new UnusableException("quick_check: " + finding);
      }
    }
    return version;
  }

  private void checkVersion(int version) {
    if (version > schema.version()) {
      throw new JournalException(
          new StorageFailure(
              Kind.NEWER_VERSION,
              "%s has schema version %d, this program knows up to %d; run the newer program, or use"
                      .formatted(file, version, schema.version())
                  + " another directory"),
          null);
    }
  }

  private Optional<Integer> migrate(Connection connection, int version)
      throws SQLException, Database.DamagedException {
    if (version == schema.version()) {
      return Optional.empty();
    }
    if (version > 0) {
      // what a step writes anew has no checksum any more that would tell of damage
      Database.read(connection);
    }
    Database.useWriteAheadLog(connection);
    try {
      schema.migrate(connection, version);
    } catch (SQLException e) {
      if (Failures.isFull(e) || Failures.isDamage(e)) {
        throw e;
      }
      throw new JournalException(
          new StorageFailure(
              Kind.IO,
              "%s cannot be brought from schema version %d to %d: %s"
                  .formatted(file, version, schema.version(), e.getMessage())),
          e);
    }
    return version == 0 ? Optional.empty() : Optional.of(version);
  }

  private RuntimeException refuse(SQLException e) throws UnusableException {
    // With a sound file of the right version, a statement fails only if a table is not as it was.
    if (Failures.isDamage(e) || e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    }
    return Failures.exception(file, e);
  }

  private void createOwnerOnly() {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file, StorageDirectory.ownerOnly(file, "rw-------"));
      }
    } catch (IOException e) {
      throw Failures.exception(file, e);
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
      return rows.next() && rows.getInt(1) == 0;
    }
  }

  private void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.exception(file, e);
    }
  }

  /** The file cannot be used and has to make room. */
  private static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusableException(String reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
