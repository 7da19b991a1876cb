package hitchpost.simulator.csms.model;

import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports that come in numbered parts: whether all came, in their order. */
final class Parts {
  /** Looked up only; a report that never ends stays, and a station has few of them. */
  private final Map<Integer, Integer> expected = new HashMap<>();

  /**
   * A part of the answer to a request has come.
   *
   * @param more whether another one follows; absent means no
   */
  void arrived(int requestId, int seqNo, @Nullable Boolean more, Complaints complaints) {
    int next = expected.getOrDefault(requestId, 0);
    if (seqNo != next && seqNo != 0) {
      complaints.add(
          Rule.BOOKS, "seqNo", "part " + seqNo + " of " + requestId + ", " + next + " is missing");
    }
    if (Boolean.TRUE.equals(more)) {
      expected.put(requestId, seqNo + 1);
    } else {
      expected.remove(requestId);
    }
  }
}
