package hitchpost.core.rpc;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Remembers the message ids that were seen last, and forgets the oldest when it is full: tells an
 * answer that comes twice (a replay) from one to a CALL nobody made.
 *
 * <p>Holds at most {@code capacity} ids; at the bound, the id that was added longest ago goes.
 */
public final class RecentIds {
  private final int capacity;
  private final SequencedSet<String> ids = new LinkedHashSet<>();

  /**
   * An empty memory.
   *
   * @param capacity how many ids are kept, at least 1
   */
  public RecentIds(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("the capacity is at least 1");
    }
    this.capacity = capacity;
  }

  /** Remembers {@code messageId} as the newest, also when it is known already. */
  public void add(String messageId) {
    ids.remove(messageId);
    ids.addLast(messageId);
    if (ids.size() > capacity) {
      ids.removeFirst();
    }
  }

  /** Whether {@code messageId} is among the ids still remembered. */
  public boolean contains(String messageId) {
    return ids.contains(messageId);
  }

  /** How many ids are remembered, from 0 to the capacity. */
  public int size() {
    return ids.size();
  }
}
