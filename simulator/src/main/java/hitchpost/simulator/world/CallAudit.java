package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.journal.Shelf;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.RegistrationStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conversation as the station holds it: one CALL open at a time, one answer to each CALL of the
 * CSMS (I9), connections and boots as seldom as promised (I20).
 */
final class CallAudit {
  /** Longest time the station may take for an answer; unlocking takes longest. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private static final Duration SHORTEST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(170);

  private final Sight sight;
  private final RecordAudit records;
  private final ClockAudit clock;

  // Looked up only, never iterated in an order that matters.
  private final Map<String, Sent> sent = new HashMap<>();
  private final Map<String, Asked> asked = new HashMap<>();
  private @Nullable Sent open;
  private boolean connectedBefore;
  private long lostNanos;
  private boolean accepted;
  private long oldestAsked = Long.MAX_VALUE;

  /**
   * A CALL of the station.
   *
   * @param record the transaction record that it tells, 0 for none
   */
  private record Sent(String id, String action, long record, long nanos, long timeoutNanos) {}

  /** Calls of the CSMS with the same id that have no answer yet. */
  private record Asked(int count, long nanos) {}

  CallAudit(Sight sight, RecordAudit records, ClockAudit clock) {
    this.sight = sight;
    this.records = records;
    this.clock = clock;
  }

  /**
   * What an input is the answer to.
   *
   * @param late whether the station had stopped waiting; such an answer still settles a record
   */
  record Answered(String action, long record, boolean error, boolean late) {}

  /** Takes note of an input whose step is durable; tells what it answers, if anything. */
  @Nullable Answered heard(Input input) {
    if (!(input instanceof Input.Link link)) {
      return null;
    }
    return switch (link.event()) {
      case LinkEvent.Received e -> heard(e.text());
      case LinkEvent.Closed e -> lost();
      case LinkEvent.Failed e -> lost();
      case LinkEvent.Opened e -> {
        clock.connected();
        records.connected();
        yield null;
      }
      case LinkEvent.Ponged e -> null;
    };
  }

  private @Nullable Answered heard(String text) {
    expire();
    int type = Wording.type(text);
    String id = Wording.id(text);
    if (type == 2 && !isHostile(id) && answersNow()) {
      Asked before = asked.get(id);
      asked.put(id, new Asked(before == null ? 1 : before.count() + 1, sight.nanos()));
      oldestAsked = Math.min(oldestAsked, sight.nanos());
      return null;
    }
    // Only the first answer counts, however wrong it is.
    Sent answered = type == 3 || type == 4 ? sent.remove(id) : null;
    if (answered == null) {
      return null;
    }
    boolean late = open != answered;
    if (late && answered.record() == 0) {
      return null;
    }
    open = late ? open : null;
    if (answered.action().equals("BootNotification") && text.contains("\"Accepted\"")) {
      accepted = true;
    }
    return new Answered(answered.action(), answered.record(), type == 4, late);
  }

  /** Whether a message id is none that the CSMS gave to a call of its own. */
  private static boolean isHostile(String id) {
    return id.isEmpty() || id.startsWith("hostile") || id.equals("-1");
  }

  private boolean answersNow() {
    return sight.running()
        && (sight.language().answersWhenRejected()
            || sight.view().registration() != RegistrationStatus.REJECTED);
  }

  private @Nullable Answered lost() {
    lostNanos = sight.nanos();
    records.lost();
    expire();
    forget();
    return null;
  }

  /** The program is gone. */
  void down() {
    records.lost();
    forget();
    connectedBefore = false;
    accepted = false;
  }

  private void forget() {
    open = null;
    sent.clear();
    asked.clear();
    oldestAsked = Long.MAX_VALUE;
  }

  /** The station is about to do something with its connection. */
  void acting(LinkCommand command) {
    switch (command) {
      case LinkCommand.Connect c -> connecting();
      case LinkCommand.Send c -> sending(c.text());
      case LinkCommand.Close c -> lost();
      case LinkCommand.Ping c -> {}
    }
  }

  /** Whoever tries new credentials does not wait. */
  private void connecting() {
    long waited = sight.nanos() - lostNanos;
    boolean changed = !sight.journal().shelf(Shelf.ACCESS).isEmpty();
    if (connectedBefore
        && !changed
        && (waited < SHORTEST_BACK_OFF.toNanos() || waited > LONGEST_BACK_OFF.toNanos())) {
      throw new Broken("I20", "connects again after " + Duration.ofNanos(waited));
    }
    connectedBefore = true;
  }

  private void sending(String text) {
    String id = Wording.id(text);
    if (Wording.type(text) != 2) {
      answering(id, text);
      return;
    }
    expire();
    if (open != null) {
      throw new Broken("I9", "a second CALL while " + open + " waits: " + text);
    }
    String action = Wording.action(text);
    if (action.equals("BootNotification") && accepted) {
      throw new Broken("I20", "introduces itself again although it was accepted");
    }
    long timeout = Duration.ofSeconds(sight.setting(StandardSettings.MESSAGE_TIMEOUT)).toNanos();
    long record = records.sending(action, Wording.payload(text));
    open = new Sent(id, action, record, sight.nanos(), timeout);
    if (sent.put(id, open) != null) {
      throw new Broken("I9", "the message id was used before: " + text);
    }
  }

  /** A CALL whose answer did not come in time is open no longer, and has failed. */
  void expire() {
    Sent waiting = open;
    if (waiting != null && sight.nanos() - waiting.nanos() >= waiting.timeoutNanos()) {
      open = null;
      records.failed(waiting.record());
    }
  }

  private void answering(String id, String text) {
    if (isHostile(id)) {
      return;
    }
    Asked waiting = asked.remove(id);
    if (waiting == null) {
      throw new Broken("I9", "an answer that nobody waits for: " + text);
    }
    if (waiting.count() > 1) {
      asked.put(id, new Asked(waiting.count() - 1, waiting.nanos()));
    }
  }

  /** Every CALL gets its answer in good time. */
  void settled() {
    if (sight.nanos() - oldestAsked <= ANSWER_WITHIN.toNanos()) {
      return;
    }
    long oldest = Long.MAX_VALUE;
    for (Asked waiting : asked.values()) {
      oldest = Math.min(oldest, waiting.nanos());
    }
    oldestAsked = oldest;
    if (sight.nanos() - oldest > ANSWER_WITHIN.toNanos() && oldest != Long.MAX_VALUE) {
      throw new Broken("I9", "no answer to " + asked);
    }
  }
}
