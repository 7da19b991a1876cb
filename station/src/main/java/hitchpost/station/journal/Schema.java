package hitchpost.station.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The numbered migrations of the journal file: the step at index {@code i} leads from version
 * {@code i} to version {@code i + 1}. A released step is never changed, only followed by another.
 */
record Schema(List<Migration> steps) {
  /** Marks the file as ours: "HPJ1" in ASCII. */
  static final int APPLICATION_ID = 0x48504A31;

  /**
   * @param statements run in one transaction together with the new version number, so that a power
   *     cut leaves either version whole
   */
  record Migration(List<String> statements) {
    Migration {
      statements = List.copyOf(statements);
    }
  }

  /** The schema that this program reads and writes. */
  static final Schema CURRENT =
      new Schema(
          List.of(
              new Migration(
                  List.of(
                      """
                      CREATE TABLE entry (
                        shelf TEXT NOT NULL,
                        key TEXT NOT NULL,
                        value TEXT NOT NULL,
                        -- CRC-32C of shelf, key and value with a zero byte between them;
                        -- NULL = entered by hand, not checked
                        checksum INTEGER,
                        PRIMARY KEY (shelf, key)
                      ) STRICT, WITHOUT ROWID\
                      """,
                      "PRAGMA application_id = " + APPLICATION_ID)),
              EarlierTransactions.CARRIED_OVER));

  Schema {
    steps = List.copyOf(steps);
  }

  int version() {
    return steps.size();
  }

  /** Runs the steps that {@code from} lacks; each is one durable transaction. */
  void migrate(Connection connection, int from) throws SQLException {
    for (int version = from; version < version(); version++) {
      try (var statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        try {
          for (String sql : steps.get(version).statements()) {
            statement.execute(sql);
          }
          statement.execute("PRAGMA user_version = " + (version + 1));
          statement.execute("COMMIT");
        } catch (SQLException e) {
          Database.rollback(connection, e);
          throw e;
        }
      }
    }
  }
}
