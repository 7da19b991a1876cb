package hitchpost.station.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Numbered steps that change two shelves, so that half a step or a gap is recognised. */
final class Steps {
  private Steps() {}

  /** Step {@code number} (from 1): one more record, and the count of all records. */
  static List<Change> step(int number) {
    return List.of(
        new Change.Put(Shelf.TRANSACTION_RECORD, key(number), "{\"n\":" + number + "}"),
        new Change.Put(Shelf.STATION, "count", Integer.toString(number)));
  }

  static String key(int number) {
    return "%012d".formatted(number);
  }

  /** Checks that the content is what the first steps leave, each whole, and tells how many. */
  static int prefixLength(Snapshot content) {
    var expected = Snapshot.empty();
    String count = content.shelf(Shelf.STATION).getOrDefault("count", "0");
    for (int i = 1; i <= Integer.parseInt(count); i++) {
      step(i).forEach(expected::apply);
    }
    assertSame(expected, content);
    return Integer.parseInt(count);
  }

  static void assertSame(Snapshot expected, Snapshot actual) {
    for (Shelf shelf : Shelf.values()) {
      assertEquals(expected.shelf(shelf), actual.shelf(shelf), shelf.name());
    }
  }

  /** Submits and tells by the future how it ended. */
  static CompletableFuture<@Nullable Void> submit(SqliteJournal journal, List<Change> changes) {
    var durable = new CompletableFuture<@Nullable Void>();
    journal.submit(
        changes,
        () -> durable.complete(null),
        failure -> durable.completeExceptionally(new JournalException(failure, null)));
    return durable;
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(60, TimeUnit.SECONDS);
  }
}
