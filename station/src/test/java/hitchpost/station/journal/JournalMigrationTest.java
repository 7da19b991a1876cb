package hitchpost.station.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.journal.Shelf;
import hitchpost.station.journal.StorageFailure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalMigrationTest {
  @TempDir Path directory;

  private static final Schema NEWER =
      after(
          Schema.CURRENT,
          "CREATE TABLE extra (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
          "UPDATE entry SET value = '\"moved\"', checksum = NULL WHERE key = 'count'");

  @Test
  void anOlderFileIsBroughtToTheCurrentVersionWithItsContent() throws Exception {
    write(Schema.CURRENT);
    try (var journal = open(NEWER)) {
      assertEquals(Optional.of(Schema.CURRENT.version()), journal.report().migratedFrom());
      assertTrue(journal.load().shelf(Shelf.STATION).containsValue("\"moved\""));
    }
    assertEquals(NEWER.version(), query("PRAGMA user_version"));
    assertEquals(0, query("SELECT count(*) FROM extra"));
    try (var journal = open(NEWER)) {
      assertEquals(Optional.empty(), journal.report().migratedFrom());
    }
  }

  @Test
  void everyMissingStepIsRunInOrder() throws Exception {
    write(Schema.CURRENT);
    var twoLater = after(NEWER, "INSERT INTO extra VALUES ('from the step before')");
    open(twoLater).close();
    assertEquals(1, query("SELECT count(*) FROM extra"));
  }

  @Test
  void aStepThatFailsLeavesTheOldVersionWholeAndIsRefused() throws Exception {
    write(Schema.CURRENT);
    var broken = after(Schema.CURRENT, "DELETE FROM entry", "INSERT INTO nowhere VALUES (1)");
    var refused = assertThrows(JournalException.class, () -> open(broken));
    assertEquals(Kind.IO, refused.failure().kind());
    try (var journal = open(Schema.CURRENT)) {
      assertTrue(journal.report().setAside().isEmpty());
      assertEquals(3, Steps.prefixLength(journal.load()));
    }
  }

  @Test
  void aFileOfANewerVersionIsRefusedAndNotTouched() throws Exception {
    write(NEWER);
    byte[] before = Files.readAllBytes(directory.resolve("station.db"));
    var refused = assertThrows(JournalException.class, () -> open(Schema.CURRENT));
    assertEquals(Kind.NEWER_VERSION, refused.failure().kind());
    assertTrue(refused.getMessage().contains("schema version 3, this program knows up to 2"));
    assertArrayEquals(before, Files.readAllBytes(directory.resolve("station.db")));
    try (var journal = open(NEWER)) {
      assertEquals(3, Steps.prefixLength(journal.load()));
    }
  }

  @Test
  void aNewerVersionIsNoticedAlsoWhereOnlyTheLogTellsOfIt() throws Exception {
    write(Schema.CURRENT);
    try (var journal = open(NEWER)) {
      journal.commit(Steps.step(4));
      Path copy = Files.createDirectory(directory.resolve("cut"));
      for (String name : List.of("station.db", "station.db-wal")) {
        Files.copy(directory.resolve(name), copy.resolve(name));
      }
      var refused = assertThrows(JournalException.class, () -> SqliteJournal.open(copy));
      assertEquals(Kind.NEWER_VERSION, refused.failure().kind());
    }
  }

  /** The file must stay pleasant for a person with the sqlite3 shell. */
  @Test
  void theFileIsOneTableOfText() throws Exception {
    write(Schema.CURRENT);
    assertEquals(2, query("PRAGMA user_version"));
    assertEquals(0x48504A31, query("PRAGMA application_id"));
    assertEquals(3, query("SELECT value FROM entry WHERE shelf = 'STATION' AND key = 'count'"));
  }

  private void write(Schema schema) {
    try (var journal = open(schema)) {
      for (int i = 1; i <= 3; i++) {
        journal.commit(Steps.step(i));
      }
    }
  }

  private SqliteJournal open(Schema schema) {
    return SqliteJournal.open(directory, schema, Ballast::new, Thinning.NONE, event -> {});
  }

  private static Schema after(Schema schema, String... statements) {
    var steps = new ArrayList<>(schema.steps());
    steps.add(new Schema.Migration(List.of(statements)));
    return new Schema(steps);
  }

  private int query(String sql) throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("station.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
