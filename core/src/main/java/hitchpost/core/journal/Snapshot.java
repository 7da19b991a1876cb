package hitchpost.core.journal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the journal holds, as read at start; keys of a shelf in the order of their text. */
public final class Snapshot {
  private final Map<Shelf, TreeMap<String, String>> shelves = new EnumMap<>(Shelf.class);

  /** An empty journal. */
  public static Snapshot empty() {
    return new Snapshot();
  }

  /** The entries of one shelf, key to JSON; read-only. */
  public SortedMap<String, String> shelf(Shelf shelf) {
    var entries = shelves.get(shelf);
    return entries == null
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(entries);
  }

  /** Applies one change, as a journal in memory would. */
  public void apply(Change change) {
    var entries = shelves.computeIfAbsent(change.shelf(), s -> new TreeMap<>());
    switch (change) {
      case Change.Put put -> entries.put(put.key(), put.json());
      case Change.Delete delete -> entries.remove(delete.key());
    }
  }

  /** An independent copy. */
  public Snapshot copy() {
    var copy = new Snapshot();
    shelves.forEach((shelf, entries) -> copy.shelves.put(shelf, new TreeMap<>(entries)));
    return copy;
  }
}
