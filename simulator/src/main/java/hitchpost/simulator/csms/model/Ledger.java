package hitchpost.simulator.csms.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that happened, in order: the witness that tests and people ask.
 *
 * <p>Keeps at most {@code capacity} entries; at the bound the oldest goes. Counts of violations
 * include those that are gone.
 */
public final class Ledger {
  private static final int FIRST_SIZE = 64;

  private final int capacity;
  private LedgerEntry[] ring;
  private long last;
  private long violations;

  Ledger(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("the capacity is at least 1");
    }
    this.capacity = capacity;
    ring = new LedgerEntry[Math.min(FIRST_SIZE, capacity)];
  }

  /** The number of the newest entry, 0 when there is none. */
  public long lastNumber() {
    return last;
  }

  /** How many violations were recorded. */
  public long violations() {
    return violations;
  }

  /** The entries with a greater number that are still kept, oldest first. */
  public Stream<LedgerEntry> after(long number) {
    long from = Math.max(number, last - Math.min(last, ring.length));
    return Stream.iterate(from + 1, n -> n <= last, n -> n + 1).map(this::entry);
  }

  /** All entries that are still kept, oldest first. */
  public List<LedgerEntry> entries() {
    return after(0).toList();
  }

  /** The newest entries that match, at most {@code limit}, oldest first. */
  public List<LedgerEntry> latest(Predicate<LedgerEntry> wanted, int limit) {
    List<LedgerEntry> found = new ArrayList<>();
    long oldest = last - Math.min(last, ring.length) + 1;
    for (long n = last; n >= oldest && found.size() < limit; n--) {
      LedgerEntry entry = entry(n);
      if (wanted.test(entry)) {
        found.addFirst(entry);
      }
    }
    return found;
  }

  /** The number that the next entry must have. */
  long nextNumber() {
    return last + 1;
  }

  void add(LedgerEntry entry) {
    if (last == ring.length && ring.length < capacity) {
      ring = Arrays.copyOf(ring, (int) Math.min(capacity, 2L * ring.length));
    }
    last++;
    ring[(int) ((last - 1) % ring.length)] = entry;
    if (entry instanceof LedgerEntry.Violation) {
      violations++;
    }
  }

  private LedgerEntry entry(long number) {
    return ring[(int) ((number - 1) % ring.length)];
  }
}
