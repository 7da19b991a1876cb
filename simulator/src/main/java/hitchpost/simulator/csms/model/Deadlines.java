package hitchpost.simulator.csms.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to happen later, on a connection that may be gone by then. */
final class Deadlines {
  private final PriorityQueue<Deadline> queue =
      new PriorityQueue<>(
          Comparator.comparing(Deadline::due).thenComparingLong(Deadline::sequence));
  private long sequence;

  /** Something due on the connection of this generation, and on no later one. */
  record Deadline(Instant due, long sequence, String stationId, long generation, Task task) {}

  /** What is due. */
  sealed interface Task {
    /** An answer that was held back. */
    record Answer(String messageId, String action, Record response) implements Task {}

    /** A call of the operator has waited long enough. */
    record GiveUp(String messageId) implements Task {}
  }

  void add(Instant due, Line line, Task task) {
    queue.add(new Deadline(due, sequence++, line.book.stationId(), line.generation, task));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(queue.peek()).map(Deadline::due);
  }

  /** Takes out what is due, the earliest first. */
  List<Deadline> due(Instant now) {
    List<Deadline> due = new ArrayList<>();
    for (Deadline d = queue.peek(); d != null && !now.isBefore(d.due); d = queue.peek()) {
      due.add(queue.remove());
    }
    return due;
  }
}
