package hitchpost.station.journal;

import static hitchpost.station.journal.Steps.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.station.journal.StorageFailure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteJournalTest {
  @TempDir Path directory;

  @Test
  void startsEmptyAndUnsuspicious() {
    try (var journal = SqliteJournal.open(directory)) {
      assertEquals(new OpenReport(Optional.empty(), Optional.empty()), journal.report());
      Steps.assertSame(Snapshot.empty(), journal.load());
    }
  }

  @Test
  void holdsOnEveryShelfWhatWasPutAndNotDeletedLast() {
    var expected = Snapshot.empty();
    try (var journal = SqliteJournal.open(directory)) {
      for (Shelf shelf : Shelf.values()) {
        List<Change> changes =
            List.of(
                new Change.Put(shelf, "a b", "{\"text\":\"Grüße, 充电\"}"),
                new Change.Put(shelf, "z", "1"),
                new Change.Put(shelf, "z", "2"),
                new Change.Put(shelf, "gone", "null"),
                new Change.Delete(shelf, "gone"),
                new Change.Delete(shelf, "never there"));
        changes.forEach(expected::apply);
        journal.commit(changes);
      }
      Steps.assertSame(expected, journal.load());
    }
    try (var journal = SqliteJournal.open(directory)) {
      Steps.assertSame(expected, journal.load());
      Steps.assertSame(expected, journal.load());
    }
  }

  @Test
  void makesOneStepAfterTheOtherDurableAndTellsSoInOrder() throws Exception {
    int steps = 3000;
    List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    try (var journal = SqliteJournal.open(directory)) {
      var last = new CompletableFuture<Void>();
      for (int i = 1; i <= steps; i++) {
        int number = i;
        List<Change> changes = i % 7 == 0 ? List.of() : step(i);
        journal.submit(changes, () -> told.add(number), f -> told.add(-number));
      }
      journal.submit(List.of(), () -> last.complete(null), f -> {});
      Steps.get(last);
    }
    assertEquals(IntStream.rangeClosed(1, steps).boxed().toList(), told);
  }

  @Test
  void tellsOfAStepOnlyWhenAnotherReaderSeesItOnTheDisk() throws Exception {
    try (var journal = SqliteJournal.open(directory)) {
      for (int i = 1; i <= 20; i++) {
        Steps.get(Steps.submit(journal, step(i)));
        assertEquals(i, query("SELECT count(*) FROM entry WHERE shelf = 'TRANSACTION_RECORD'"));
      }
    }
  }

  @Test
  void doesNotLetTheSubmitterWaitForTheDisk() throws Exception {
    try (var journal = SqliteJournal.open(directory)) {
      var diskMayGoOn = new CountDownLatch(1);
      journal.submit(step(1), () -> await(diskMayGoOn), f -> {});
      var second = Steps.submit(journal, step(2));
      assertFalse(second.isDone());
      diskMayGoOn.countDown();
      Steps.get(second);
    }
  }

  @Test
  void writesTheStepsBehindACallbackThatFails() throws Exception {
    try (var journal = SqliteJournal.open(directory)) {
      journal.submit(
          step(1),
          () -> {
            throw new IllegalStateException("thrown by this test");
          },
          f -> {});
      Steps.get(Steps.submit(journal, step(2)));
      assertEquals(2, Steps.prefixLength(journal.load()));
    }
  }

  @Test
  void closingWritesWhatWaitsAndRefusesWhatComesLater() {
    List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    var journal = SqliteJournal.open(directory);
    for (int i = 1; i <= 1000; i++) {
      int number = i;
      journal.submit(step(i), () -> told.add(number), f -> told.add(-number));
    }
    journal.close();
    journal.close();
    assertEquals(IntStream.rangeClosed(1, 1000).boxed().toList(), told);
    var refused = assertThrows(JournalException.class, () -> journal.commit(step(1001)));
    assertEquals(Kind.CLOSED, refused.failure().kind());
    assertThrows(JournalException.class, journal::load);
    try (var again = SqliteJournal.open(directory)) {
      assertEquals(1000, Steps.prefixLength(again.load()));
    }
  }

  @Test
  void keepsShelvesOfOtherVersionsAndRowsEnteredByHand() throws Exception {
    SqliteJournal.open(directory).close();
    execute("INSERT INTO entry VALUES ('FUTURE', 'k', 'v', NULL)");
    execute("INSERT INTO entry VALUES ('SETTING', 'HeartbeatInterval', '\"7\"', NULL)");
    try (var journal = SqliteJournal.open(directory)) {
      assertTrue(journal.report().setAside().isEmpty());
      assertEquals("\"7\"", journal.load().shelf(Shelf.SETTING).get("HeartbeatInterval"));
      journal.commit(step(1));
    }
    assertEquals(1, query("SELECT count(*) FROM entry WHERE shelf = 'FUTURE'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tab\t", "Grüße", "line\nbreak"})
  void refusesKeysThatAreNotPrintableAscii(String key) {
    try (var journal = SqliteJournal.open(directory)) {
      var bad = List.<Change>of(new Change.Put(Shelf.SETTING, key, "1"));
      assertThrows(IllegalArgumentException.class, () -> journal.commit(bad));
      var longest = List.<Change>of(new Change.Put(Shelf.SETTING, "k".repeat(200), "1"));
      journal.commit(longest);
      var longer = List.<Change>of(new Change.Delete(Shelf.SETTING, "k".repeat(201)));
      assertThrows(IllegalArgumentException.class, () -> journal.commit(longer));
    }
  }

  @Test
  void letsOnlyTheOwnerRead() throws Exception {
    Path fresh = directory.resolve("a/b");
    try (var journal = SqliteJournal.open(fresh)) {
      journal.commit(step(1));
      journal.keepBallast();
      assertEquals("rwx------", permissions(fresh));
      for (String name :
          List.of("station.db", "station.db-wal", "station.lock", "station.ballast")) {
        assertEquals("rw-------", permissions(fresh.resolve(name)), name);
      }
    }
  }

  @Test
  void erasesTheJournalAndWhatWasSetAsideButNothingElse() throws Exception {
    Files.writeString(directory.resolve("station.db"), "not a database");
    Files.writeString(directory.resolve("other.txt"), "stays");
    try (var journal = SqliteJournal.open(directory)) {
      assertTrue(journal.report().setAside().isPresent());
      journal.commit(step(1));
    }
    SqliteJournal.erase(directory);
    try (var files = Files.newDirectoryStream(directory, "{station,other}*")) {
      Set<String> left = new TreeSet<>();
      files.forEach(file -> left.add(file.getFileName().toString()));
      assertEquals(Set.of("other.txt", "station.lock"), left);
    }
    try (var journal = SqliteJournal.open(directory)) {
      Steps.assertSame(Snapshot.empty(), journal.load());
    }
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int query(String sql) throws Exception {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void execute(String sql) throws Exception {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("station.db"));
  }
}
