package hitchpost.station.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.station.journal.StorageFailure.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaign C1 of the field requirements in small: real processes, killed at any moment. More often
 * than a build has time for: {@code -Djournal.kills=150}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class JournalCrashTest {
  private static final int KILLS = Integer.getInteger("journal.kills", 4);

  @TempDir Path directory;

  @Test
  void aKilledProcessLosesNothingThatItAcknowledged() throws Exception {
    var random = new Random(2);
    int acknowledged = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = JournalChild.start(directory);
      try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
        assertEquals("start ", lines.readLine().replaceAll("[0-9]+", ""));
        int survive = 1 + random.nextInt(400);
        for (int j = 0; j < survive; j++) {
          acknowledged = Integer.parseInt(lines.readLine());
        }
        // Not by the process itself: that would close the pipe with what it said last.
        process.toHandle().destroyForcibly();
        acknowledged = lastOf(lines, acknowledged);
      } finally {
        process.destroyForcibly().waitFor();
      }
      try (var journal = SqliteJournal.open(directory)) {
        assertTrue(journal.report().setAside().isEmpty());
        int durable = Steps.prefixLength(journal.load());
        assertTrue(durable >= acknowledged, durable + " durable, " + acknowledged + " promised");
      }
    }
  }

  @Test
  void aSecondProcessIsRefusedAndTheFirstGoesOn() throws Exception {
    Process process = JournalChild.start(directory);
    try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
      assertNotNull(lines.readLine());
      var refused = assertThrows(JournalException.class, () -> SqliteJournal.open(directory));
      assertEquals(Kind.IN_USE, refused.failure().kind());
      assertTrue(
          refused.getMessage().contains("another hitchpost (process " + process.pid() + ")"),
          refused.getMessage());
      assertThrows(JournalException.class, () -> SqliteJournal.erase(directory));
      assertTrue(process.isAlive());
    } finally {
      process.destroyForcibly().waitFor();
    }
    SqliteJournal.open(directory).close();
  }

  @Test
  void aSecondOpenerInTheSameProcessIsRefusedAndTheFirstStaysLocked() throws Exception {
    try (var journal = SqliteJournal.open(directory)) {
      var same = directory.resolve("..").resolve(directory.getFileName());
      var refused = assertThrows(JournalException.class, () -> SqliteJournal.open(same));
      assertEquals(Kind.IN_USE, refused.failure().kind());
      journal.commit(Steps.step(1));
      Process process = JournalChild.start(directory);
      assertEquals(1, process.waitFor());
      assertFalse(process.isAlive());
    }
    SqliteJournal.open(directory).close();
  }

  private static int lastOf(BufferedReader lines, int before) throws IOException {
    int last = before;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      // A line cut off by the kill has lost digits, so it is never too high.
      last = Math.max(last, line.isEmpty() ? 0 : Integer.parseInt(line));
    }
    return last;
  }
}
