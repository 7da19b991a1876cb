package hitchpost.simulator.csms.model;

import hitchpost.ocpp201.messages.TransactionEventRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events of one transaction by their number, as OCPP 2.0.1 tells them. */
final class EventLog {
  private final Map<Integer, TransactionEventRequest> seen = new TreeMap<>();
  private final int bound;
  private int highest = -1;
  private int offline;

  /** How an event fits to those before it. */
  enum Arrival {
    NEW,
    /** New, with a number less than that of another. */
    LATE,
    REPEATED,
    /** Its number belonged to an event of another content. */
    CONTRADICTING
  }

  EventLog(int bound) {
    this.bound = bound;
  }

  Arrival arrived(TransactionEventRequest event) {
    int seqNo = event.seqNo();
    TransactionEventRequest content = content(event);
    TransactionEventRequest before = seen.putIfAbsent(seqNo, content);
    if (before != null) {
      return before.equals(content) ? Arrival.REPEATED : Arrival.CONTRADICTING;
    }
    offline += Boolean.TRUE.equals(event.offline()) ? 1 : 0;
    boolean late = seqNo < highest;
    highest = Math.max(highest, seqNo);
    if (seen.size() > bound) {
      seen.remove(seen.keySet().iterator().next());
    }
    return late ? Arrival.LATE : Arrival.NEW;
  }

  /** An event that was not answered is told again as one of an offline time (E04.FR.03). */
  static TransactionEventRequest content(TransactionEventRequest event) {
    return new TransactionEventRequest(
        event.eventType(),
        event.timestamp(),
        event.triggerReason(),
        event.seqNo(),
        null,
        event.numberOfPhasesUsed(),
        event.cableMaxCurrent(),
        event.reservationId(),
        event.transactionInfo(),
        event.evse(),
        event.idToken(),
        event.meterValue());
  }

  /** The highest number of an event; -1 before the first. */
  int highest() {
    return highest;
  }

  /** How many events happened while the CSMS was out of reach. */
  int offline() {
    return offline;
  }

  /** The numbers between the first event that is remembered and the last that have not arrived. */
  List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    @Nullable Integer expected = null;
    for (int seqNo : seen.keySet()) {
      for (int gap = expected == null ? seqNo : expected; gap < seqNo; gap++) {
        missing.add(gap);
      }
      expected = seqNo + 1;
    }
    return missing;
  }
}
