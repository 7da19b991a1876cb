package hitchpost.station.journal;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** The one connection to a journal file, and every statement that is run on it. */
final class Database implements AutoCloseable {
  /**
   * Pages in the write-ahead log after which a commit moves them into the file. No more than half
   * the ballast can hold: on a full disk, moving them may need as much.
   */
  private static final int CHECKPOINT_PAGES = Ballast.BYTES / 2 / 4096;

  /** Bound of the file: 256 MiB. */
  static final int MAX_PAGES = 65_536;

  private static final Map<String, Shelf> SHELVES =
      Stream.of(Shelf.values()).collect(Collectors.toMap(Shelf::name, Function.identity()));

  private final Connection connection;
  private Statements statements;

  private Database(Connection connection) throws SQLException {
    this.connection = connection;
    statements = Statements.prepare(connection);
  }

  /** What a commit consists of. */
  private record Statements(
      PreparedStatement begin,
      PreparedStatement put,
      PreparedStatement delete,
      PreparedStatement commit) {
    static Statements prepare(Connection connection) throws SQLException {
      return new Statements(
          connection.prepareStatement("BEGIN IMMEDIATE"),
          connection.prepareStatement(
              """
              INSERT INTO entry (shelf, key, value, checksum) VALUES (?, ?, ?, ?)
              ON CONFLICT (shelf, key)
              DO UPDATE SET value = excluded.value, checksum = excluded.checksum\
              """),
          connection.prepareStatement("DELETE FROM entry WHERE shelf = ? AND key = ?"),
          connection.prepareStatement("COMMIT"));
    }

    void close() throws SQLException {
      begin.close();
      put.close();
      delete.close();
      commit.close();
    }
  }

  /** Opens the file, which exists, and reads nothing of it yet. */
  static Connection connect(Path file) throws SQLException {
    var properties = new Properties();
    // Otherwise the driver prepares and runs a query for the last row id after every INSERT.
    properties.setProperty("jdbc.get_generated_keys", "false");
    var connection = JDBC.createConnection("jdbc:sqlite:" + file, properties);
    boolean done = false;
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 2000");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA trusted_schema = OFF");
      done = true;
      return connection;
    } finally {
      if (!done) {
        connection.close();
      }
    }
  }

  /** Every commit from now on is on the disk when it returns. */
  static void useWriteAheadLog(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA fullfsync = ON");
    }
  }

  /** Makes a checked and migrated connection ready for use; the database owns it from now on. */
  static Database over(Connection connection) throws SQLException {
    useWriteAheadLog(connection);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      statement.execute("PRAGMA journal_size_limit = " + 2 * CHECKPOINT_PAGES * 4096);
    }
    var database = new Database(connection);
    database.limitPages(MAX_PAGES);
    return database;
  }

  static int readPragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /**
   * Reads everything. Shelves that this version does not know stay in the file.
   *
   * @throws DamagedException an entry does not match its checksum
   */
  Snapshot load() throws SQLException, DamagedException {
    return read(connection);
  }

  /** As {@link #load}, of a file that may still be migrated. */
  static Snapshot read(Connection connection) throws SQLException, DamagedException {
    var snapshot = Snapshot.empty();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT shelf, key, value, checksum FROM entry")) {
      while (rows.next()) {
        String shelfName = rows.getString(1);
        String key = rows.getString(2);
        String value = rows.getString(3);
        long checksum = rows.getLong(4);
        if (!rows.wasNull() && checksum != checksum(shelfName, key, value)) {
          throw new DamagedException("an entry does not match its checksum");
        }
        @Nullable Shelf shelf = SHELVES.get(shelfName);
        if (shelf != null) {
          snapshot.apply(new Change.Put(shelf, key, value));
        }
      }
    }
    return snapshot;
  }

  /** Makes all changes in one durable commit, or none. */
  void write(List<Change> changes) throws SQLException {
    boolean done = false;
    try {
      if (changes.size() == 1) {
        // A statement outside a transaction is one of its own.
        apply(changes.getFirst());
      } else {
        applyAll(changes);
      }
      done = true;
    } catch (SQLException e) {
      rollback(connection, e);
      throw e;
    } finally {
      if (!done) {
        // The driver cannot use a prepared statement again after most errors.
        statements.close();
        statements = Statements.prepare(connection);
      }
    }
  }

  /** Moves the write-ahead log into the file as far as possible, so that its space is used anew. */
  void checkpoint() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  /**
   * Lets the file grow to so many pages and no further, as if the disk were full then.
   *
   * @return the limit that holds now, which is never below the present size
   */
  int limitPages(int pages) throws SQLException {
    return readPragma(connection, "max_page_count = " + pages);
  }

  /** Pages of the file that are not in use. */
  int freePages() throws SQLException {
    return readPragma(connection, "freelist_count");
  }

  /** Undoes an open transaction; SQLite may have done so itself, depending on the error. */
  static void rollback(Connection connection, SQLException cause) {
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void applyAll(List<Change> changes) throws SQLException {
    statements.begin().execute();
    for (Change change : changes) {
      apply(change);
    }
    statements.commit().execute();
  }

  private void apply(Change change) throws SQLException {
    switch (change) {
      case Change.Put(Shelf shelf, String key, String json) -> {
        statements.put().setString(1, shelf.name());
        statements.put().setString(2, key);
        statements.put().setString(3, json);
        statements.put().setLong(4, checksum(shelf.name(), key, json));
        statements.put().executeUpdate();
      }
      case Change.Delete(Shelf shelf, String key) -> {
        statements.delete().setString(1, shelf.name());
        statements.delete().setString(2, key);
        statements.delete().executeUpdate();
      }
    }
  }

  private static long checksum(String shelf, String key, String value) {
    var crc = new CRC32C();
    crc.update(shelf.getBytes(StandardCharsets.UTF_8));
    crc.update(0);
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    crc.update(0);
    crc.update(value.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** The content of the file is not what was written. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    DamagedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
