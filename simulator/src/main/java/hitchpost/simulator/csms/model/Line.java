package hitchpost.simulator.csms.model;

import hitchpost.core.message.OcppAction;
import hitchpost.core.rpc.RecentIds;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection of a station: the calls that are open on it, in both directions. */
final class Line {
  /** How many calls of the operator may wait for one before them. */
  static final int MAX_WAITING = 64;

  private static final int REMEMBERED_IDS = 256;

  final long generation;
  final Wire wire;
  final StationBook book;
  final Recorder recorder;
  private final RecentIds stationIds = new RecentIds(REMEMBERED_IDS);
  private final RecentIds finishedIds = new RecentIds(REMEMBERED_IDS);
  private final Map<String, Call> open = new LinkedHashMap<>();
  private final Deque<Call> waiting = new ArrayDeque<>();
  private @Nullable String unanswered;
  private Instant unansweredSince = Instant.EPOCH;

  /**
   * A call of the operator.
   *
   * @param action absent when the version has none of this name
   * @param request absent when the call is sent as it is
   */
  record Call(
      long number,
      String messageId,
      String name,
      @Nullable OcppAction action,
      @Nullable Record request,
      String payload) {}

  Line(long generation, Wire wire, StationBook book, Recorder recorder) {
    this.generation = generation;
    this.wire = wire;
    this.book = book;
    this.recorder = recorder;
  }

  /** Notes a CALL of the station, and what is wrong with its arriving now. */
  void stationCalls(Instant now, String messageId, Duration shortestTimeout) {
    if (stationIds.contains(messageId)) {
      recorder.add(Rule.PROTOCOL, "", "the message id was used before on this connection");
    }
    stationIds.add(messageId);
    if (unanswered != null && now.isBefore(unansweredSince.plus(shortestTimeout))) {
      recorder.add(Rule.PROTOCOL, "", "a call while the one before it was not answered");
    }
    unanswered = messageId;
    unansweredSince = now;
  }

  /** Notes that a CALL of the station has its answer. */
  void stationAnswered(String messageId) {
    if (messageId.equals(unanswered)) {
      unanswered = null;
    }
  }

  void opened(Call call) {
    open.put(call.messageId, call);
  }

  void enqueue(Call call) {
    if (waiting.size() == MAX_WAITING) {
      throw new CallImpossible(MAX_WAITING + " calls are waiting for this station already");
    }
    waiting.add(call);
  }

  /** The call that may go now, if one waits and none is open. */
  @Nullable Call next() {
    return open.isEmpty() ? waiting.poll() : null;
  }

  /** Ends an open call; null when none has this id. */
  @Nullable Call finish(String messageId) {
    Call call = open.remove(messageId);
    if (call != null) {
      finishedIds.add(messageId);
    }
    return call;
  }

  /** Why an answer with this id is out of place, when no call is open that has it. */
  String answerComplaint(String messageId) {
    return finishedIds.contains(messageId)
        ? "a second answer, or one after the CSMS gave up waiting"
        : "an answer to a call that nobody made";
  }

  /** All calls that have no answer yet, oldest first; forgets them. */
  List<Call> abandon() {
    List<Call> calls = new ArrayList<>(open.values());
    calls.addAll(waiting);
    open.clear();
    waiting.clear();
    return calls;
  }
}
