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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaign C3 and requirement F25 of the field requirements: a disk that is full. */
class JournalFullDiskTest {
  private static final String FILLER = "\"" + "m".repeat(10_000) + "\"";

  @TempDir Path directory;

  private final List<StorageEvent> events = Collections.synchronizedList(new ArrayList<>());

  /** Room that the ballast gives up, as pages of the database. */
  private final class PagedBallast extends Ballast {
    private final int pagesOfHalf;

    PagedBallast(Path file, int pagesOfHalf) {
      super(file);
      this.pagesOfHalf = pagesOfHalf;
    }

    @Override
    boolean refill() {
      return roomForBallast && super.refill();
    }

    @Override
    boolean releaseHalf() {
      boolean released = super.releaseHalf();
      if (released) {
        limit += pagesOfHalf;
        applyLimit();
      }
      return released;
    }
  }

  private SqliteJournal journal;
  private int limit;
  private volatile boolean roomForBallast;

  @Test
  void theBallastLetsCommitsGoOnAndComesBackWithTheSpace() throws Exception {
    open(8, Thinning.NONE);
    takeBallast();
    fillUp();

    journal.commit(meterValue(500));
    assertEquals(List.of(new StorageEvent.SpaceLow()), events);
    assertEquals(Ballast.BYTES / 2, Files.size(directory.resolve("station.ballast")));
    journal.commit(meterValue(501));
    assertEquals(1, events.size());

    takeBallast();
    assertEquals(List.of(new StorageEvent.SpaceLow(), new StorageEvent.SpaceBack()), events);
    assertEquals(Ballast.BYTES, Files.size(directory.resolve("station.ballast")));
    journal.close();
  }

  @Test
  void withoutBallastIntermediateMeterValuesGoButNotStartsAndEnds() throws Exception {
    open(0, stored -> oldestMeterValues(stored, 6));
    journal.commit(List.of(new Change.Put(Shelf.TRANSACTION_RECORD, "000 start", "{}")));
    takeBallast();
    int filled = fillUp();

    journal.commit(List.of(new Change.Put(Shelf.TRANSACTION_RECORD, "999 end", FILLER)));

    assertEquals(2, events.size());
    assertEquals(
        new StorageEvent.Thinned(
            List.of(
                meterDelete(1),
                meterDelete(2),
                meterDelete(3),
                meterDelete(4),
                meterDelete(5),
                meterDelete(6))),
        events.get(1));
    var stored = journal.load().shelf(Shelf.TRANSACTION_RECORD);
    assertEquals("000 start", stored.firstKey());
    assertEquals("999 end", stored.lastKey());
    assertEquals(filled + 2 - 6, stored.size());
    assertFalse(Files.size(directory.resolve("station.ballast")) > 0);
    journal.close();
  }

  @Test
  void whenNothingHelpsTheStepsWaitInOrderAndNothingIsWrittenBeforeThem() throws Exception {
    open(0, Thinning.NONE);
    int filled = fillUp();
    List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    List<StorageFailure> failures = Collections.synchronizedList(new ArrayList<>());
    var failed = new CompletableFuture<Void>();
    var durable = new CompletableFuture<Void>();
    journal.submit(
        meterValue(600),
        () -> told.add(1),
        failure -> {
          failures.add(failure);
          failed.complete(null);
        });
    Steps.get(failed);
    // This one would fit: it only replaces what is stored already.
    journal.submit(meterValue(1), () -> told.add(2), failures::add);
    journal.submit(List.of(), () -> durable.complete(null), failures::add);
    assertEquals(filled, journal.load().shelf(Shelf.TRANSACTION_RECORD).size());
    assertEquals(List.of(), told);
    assertEquals(Kind.FULL, failures.getFirst().kind());
    assertFalse(failures.getFirst().message().contains("mmm"));

    limit += 50;
    applyLimit();
    Steps.get(durable);
    assertEquals(List.of(1, 2), told);
    assertEquals(filled + 1, journal.load().shelf(Shelf.TRANSACTION_RECORD).size());
    journal.close();
  }

  @Test
  void aBlockingCommitSaysThatTheDiskIsFull() throws Exception {
    open(0, Thinning.NONE);
    fillUp();
    var refused = assertThrows(JournalException.class, () -> journal.commit(meterValue(700)));
    assertEquals(Kind.FULL, refused.failure().kind());
    assertTrue(refused.getMessage().contains("station.db"), refused.getMessage());
    var closed = Steps.submit(journal, meterValue(701));
    journal.close();
    var cause = assertThrows(ExecutionException.class, () -> Steps.get(closed)).getCause();
    assertTrue(cause instanceof JournalException, cause.toString());
  }

  @Test
  void tooManyWaitingStepsRefuseThemselvesAndAllLaterOnes() throws Exception {
    open(0, Thinning.NONE);
    int filled = fillUp();
    List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    List<Kind> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < StepQueue.MAX_WAITING + 2; i++) {
      int number = i;
      journal.submit(
          i == 0 ? meterValue(600) : step(i), () -> told.add(number), f -> failures.add(f.kind()));
    }
    // a copy: the journal may only now find that the first does not fit
    assertEquals(2, List.copyOf(failures).stream().filter(Kind.BACKLOG::equals).count());

    limit += 5000;
    applyLimit();
    journal.close();
    assertEquals(StepQueue.MAX_WAITING, told.size());
    journal = SqliteJournal.open(directory);
    assertEquals(
        Integer.toString(StepQueue.MAX_WAITING - 1),
        journal.load().shelf(Shelf.STATION).get("count"));
    assertEquals(
        filled + StepQueue.MAX_WAITING, journal.load().shelf(Shelf.TRANSACTION_RECORD).size());
    journal.close();
  }

  private void open(int pagesOfHalf, Thinning thinning) {
    journal =
        SqliteJournal.open(
            directory,
            Schema.CURRENT,
            file -> new PagedBallast(file, pagesOfHalf),
            thinning,
            events::add);
  }

  private void takeBallast() throws IOException {
    roomForBallast = true;
    journal.keepBallast();
    roomForBallast = false;
    assertEquals(Ballast.BYTES, Files.size(directory.resolve("station.ballast")));
  }

  /** Fills the database up to a limit of pages; tells how many meter values fitted. */
  private int fillUp() {
    int count = 0;
    while (count < 40) {
      journal.commit(meterValue(++count));
    }
    limit = 1;
    applyLimit();
    return count;
  }

  /** A limit below what the database has already counts as that. */
  private void applyLimit() {
    try {
      limit = journal.database().limitPages(limit);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Change> meterValue(int number) {
    return List.of(
        new Change.Put(Shelf.TRANSACTION_RECORD, "500 meter %03d".formatted(number), FILLER));
  }

  private static Change meterDelete(int number) {
    return new Change.Delete(Shelf.TRANSACTION_RECORD, "500 meter %03d".formatted(number));
  }

  private static List<Change> oldestMeterValues(Snapshot stored, int count) {
    return stored.shelf(Shelf.TRANSACTION_RECORD).keySet().stream()
        .filter(key -> key.contains("meter"))
        .limit(count)
        .<Change>map(key -> new Change.Delete(Shelf.TRANSACTION_RECORD, key))
        .toList();
  }
}
