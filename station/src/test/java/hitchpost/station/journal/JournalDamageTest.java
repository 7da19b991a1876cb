package hitchpost.station.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.journal.Snapshot;
import hitchpost.station.journal.StorageFailure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Campaign C2 of the field requirements: files that a power cut or a worn-out disk left behind.
 * More cases than a build has time for: {@code -Djournal.damage.cases=2000}.
 */
class JournalDamageTest {
  private static final int STEPS = 60;
  private static final int CASES = Integer.getInteger("journal.damage.cases", 30);

  @TempDir Path directory;

  /** The files as a power cut leaves them: nothing has moved from the log into the file yet. */
  private byte[] database = {};

  private byte[] log = {};

  private Path file;

  @BeforeEach
  void writeSteps() throws IOException {
    Path origin = Files.createDirectory(directory.resolve("origin"));
    try (var journal = SqliteJournal.open(origin)) {
      for (int i = 1; i <= STEPS; i++) {
        journal.commit(Steps.step(i));
      }
      database = Files.readAllBytes(origin.resolve("station.db"));
      log = Files.readAllBytes(origin.resolve("station.db-wal"));
    }
    file = Files.createDirectory(directory.resolve("copy")).resolve("station.db");
  }

  /** What a power cut or a bad sector does to some bytes of a file. */
  enum Damage {
    CUT {
      @Override
      byte[] inflict(byte[] content, int at, Random random) {
        return Arrays.copyOf(content, at);
      }
    },
    ZERO_TAIL {
      @Override
      byte[] inflict(byte[] content, int at, Random random) {
        return Arrays.copyOf(Arrays.copyOf(content, at), content.length);
      }
    },
    GARBLE_SECTOR {
      @Override
      byte[] inflict(byte[] content, int at, Random random) {
        byte[] noise = new byte[Math.min(512, content.length - at)];
        random.nextBytes(noise);
        byte[] damaged = content.clone();
        System.arraycopy(noise, 0, damaged, at, noise.length);
        return damaged;
      }
    },
    LOSE_SECTOR {
      @Override
      byte[] inflict(byte[] content, int at, Random random) {
        byte[] damaged = content.clone();
        Arrays.fill(damaged, at, Math.min(at + 512, content.length), (byte) 0);
        return damaged;
      }
    },
    FLIP_BIT {
      @Override
      byte[] inflict(byte[] content, int at, Random random) {
        byte[] damaged = content.clone();
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        return damaged;
      }
    };

    abstract byte[] inflict(byte[] content, int at, Random random);
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedLogLeavesAPrefixOfWholeSteps(Damage damage) throws IOException {
    var random = new Random(damage.ordinal());
    Set<Integer> lengths = new HashSet<>();
    for (int i = 0; i < CASES; i++) {
      byte[] damaged = damage.inflict(log, random.nextInt(log.length), random);
      write(database, damaged);
      try (var journal = SqliteJournal.open(file.getParent())) {
        assertTrue(journal.report().setAside().isEmpty());
        lengths.add(Steps.prefixLength(journal.load()));
      }
    }
    assertTrue(lengths.size() > 3, "the damage should have hit different steps: " + lengths);
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedDatabaseIsSetAsideOrUnharmed(Damage damage) throws IOException {
    write(database, log);
    SqliteJournal.open(file.getParent()).close();
    byte[] whole = Files.readAllBytes(file);
    var random = new Random(damage.ordinal());
    int setAside = 0;
    for (int i = 0; i < CASES; i++) {
      write(damage.inflict(whole, random.nextInt(whole.length), random), null);
      try (var journal = SqliteJournal.open(file.getParent())) {
        boolean fresh = journal.report().setAside().isPresent();
        assertEquals(fresh ? 0 : STEPS, Steps.prefixLength(journal.load()));
        journal.commit(Steps.step(fresh ? 1 : STEPS + 1));
        setAside += fresh ? 1 : 0;
      }
    }
    assertTrue(setAside > CASES / 4, setAside + " of " + CASES + " damages were noticed");
  }

  @Test
  void aLostIndexOfTheLogIsMadeAnew() throws IOException {
    write(database, log);
    assertFalse(Files.exists(file.resolveSibling("station.db-shm")));
    try (var journal = SqliteJournal.open(file.getParent())) {
      assertEquals(STEPS, Steps.prefixLength(journal.load()));
    }
  }

  @Test
  void aForeignFileIsKeptUnderAnotherNameAndReported() throws IOException {
    byte[] foreign = "Minutes of the meeting".repeat(100).getBytes(StandardCharsets.UTF_8);
    write(foreign, log);
    try (var journal = SqliteJournal.open(file.getParent())) {
      var setAside = journal.report().setAside().orElseThrow();
      assertEquals("it is not an SQLite database", setAside.reason());
      assertEquals("station.db.damaged-1", setAside.fileName());
      assertArrayEquals(foreign, Files.readAllBytes(file.resolveSibling(setAside.fileName())));
      assertArrayEquals(log, Files.readAllBytes(file.resolveSibling(setAside.fileName() + "-wal")));
      Steps.assertSame(Snapshot.empty(), journal.load());
      journal.commit(Steps.step(1));
    }
  }

  @Test
  void aDatabaseOfAnotherProgramIsSetAside() throws Exception {
    execute("CREATE TABLE entry (shelf, key, value, checksum)");
    try (var journal = SqliteJournal.open(file.getParent())) {
      assertEquals(
          "it is the SQLite database of another program",
          journal.report().setAside().orElseThrow().reason());
    }
  }

  @Test
  void aDatabaseWithoutItsTableIsSetAside() throws Exception {
    write(database, log);
    execute("DROP TABLE entry");
    try (var journal = SqliteJournal.open(file.getParent())) {
      assertTrue(journal.report().setAside().isPresent());
    }
  }

  @Test
  void anEmptyDatabaseBesideAFullLogIsNotTakenForANewOne() throws IOException {
    write(new byte[0], log);
    try (var journal = SqliteJournal.open(file.getParent())) {
      var setAside = journal.report().setAside().orElseThrow();
      assertArrayEquals(log, Files.readAllBytes(file.resolveSibling(setAside.fileName() + "-wal")));
    }
  }

  @Test
  void anEmptyFileIsANewJournal() throws IOException {
    Files.createFile(file);
    try (var journal = SqliteJournal.open(file.getParent())) {
      assertTrue(journal.report().setAside().isEmpty());
      journal.commit(Steps.step(1));
    }
  }

  @Test
  void keepsNoMoreThanTheNewestDamagedFiles() throws IOException {
    for (int i = 0; i < DamagedFiles.KEPT + 3; i++) {
      Files.writeString(file, "damaged " + i);
      SqliteJournal.open(file.getParent()).close();
    }
    try (var kept = Files.newDirectoryStream(file.getParent(), "*.damaged-*")) {
      int count = 0;
      for (Path path : kept) {
        count++;
        assertFalse(Files.readString(path).matches("damaged [012]"), path.toString());
      }
      assertEquals(DamagedFiles.KEPT, count);
    }
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsAnErrorThatNamesIt() throws IOException {
    Files.writeString(file, "a file, not a directory");
    var refused = assertThrows(JournalException.class, () -> SqliteJournal.open(file));
    assertEquals(Kind.NO_ACCESS, refused.failure().kind());
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());

    Path occupied = directory.resolve("occupied");
    Files.createDirectories(occupied.resolve("station.db"));
    refused = assertThrows(JournalException.class, () -> SqliteJournal.open(occupied));
    assertEquals(Kind.NO_ACCESS, refused.failure().kind());
    Files.delete(occupied.resolve("station.db"));
    SqliteJournal.open(occupied).close();
  }

  private void write(byte[] database, byte[] log) throws IOException {
    Path wal = file.resolveSibling("station.db-wal");
    Files.deleteIfExists(file.resolveSibling("station.db-shm"));
    Files.write(file, database);
    Files.deleteIfExists(wal);
    if (log != null) {
      Files.write(wal, log);
    }
  }

  private void execute(String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
