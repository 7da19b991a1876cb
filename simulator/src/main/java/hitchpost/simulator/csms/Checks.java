package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.ocpp201.messages.NotifyReportRequest;
import hitchpost.simulator.csms.Order.Condition;
import hitchpost.simulator.csms.OrderRunner.Outcome;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.LedgerEntry.Direction;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import hitchpost.simulator.csms.model.StationAnswer;
import hitchpost.simulator.csms.model.StationBook;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Waits for what stations do, and insists on it.
 *
 * <p>Each station has a mark in the ledger. {@code wait} and {@code expect} look at what came after
 * it and move it behind what they have found; {@code send} moves it to the moment of sending. So a
 * script misses nothing that comes fast, and never takes for the effect of an order what was there
 * before it.
 */
final class Checks {
  private static final String HEARTBEAT = "Heartbeat";
  private static final FrameCodec CODEC = new FrameCodec();

  private final LiveCsms live;
  private final Map<String, Long> marks = new HashMap<>();
  private Optional<StationAnswer> lastAnswer = Optional.empty();

  Checks(LiveCsms live) {
    this.live = live;
  }

  /** From now on, only what comes after this moment counts for the station. */
  void mark(String stationId) {
    marks.put(stationId, live.ask(model -> model.ledger().lastNumber()));
  }

  /** Remembers the answer that {@code expect answer} means. */
  void answered(StationAnswer answer) {
    lastAnswer = Optional.of(answer);
  }

  /** Whether the last answer accepts what it was asked. */
  boolean isAccepted() {
    Condition accepted = new Condition("status", "Accepted");
    return lastAnswer.orElse(null) instanceof StationAnswer.Result result
        && accepted.holds(result.payload());
  }

  /** Waits for the last part of a report. */
  Outcome reported(String stationId, int requestId) throws InterruptedException {
    Optional<LedgerEntry.Message> last =
        next(
            stationId,
            message ->
                message.content() instanceof NotifyReportRequest part
                    && part.requestId() == requestId
                    && !Boolean.TRUE.equals(part.tbc()),
            OrderParser.PATIENCE);
    return last.isEmpty()
        ? Outcome.failed("the report has not come in full")
        : Outcome.done(
            "%d variables are known, see model %s"
                .formatted(
                    live.ask(csms -> csms.station(stationId).orElseThrow().model().variables())
                        .size(),
                    stationId));
  }

  Outcome of(Order.Check check) throws InterruptedException {
    return switch (check) {
      case Order.WaitForCall wait -> waitForCall(wait);
      case Order.ExpectCall expect -> expectCall(expect);
      case Order.WaitForLink wait -> waitForLink(wait);
      case Order.ExpectAnswer expect -> expectAnswer(expect.conditions());
      case Order.ExpectCount expect -> expectCount(expect);
    };
  }

  private Outcome waitForCall(Order.WaitForCall wait) throws InterruptedException {
    Optional<LedgerEntry.Message> found =
        next(
            wait.stationId(),
            message -> isWanted(message, wait.action(), wait.conditions()),
            wait.patience());
    return found
        .map(message -> Outcome.done(Summary.of(message)))
        .orElseGet(() ->
            Outcome.failed(
                wait.stationId()
                    + " did not send "
                    + wanted(wait.action(), wait.conditions())
                    + " within "
                    + words(wait.patience())));
  }

  private Outcome expectCall(Order.ExpectCall expect) throws InterruptedException {
    boolean heartbeatCounts = expect.action().wire().equals(HEARTBEAT);
    Optional<LedgerEntry.Message> found =
        next(
            expect.stationId(),
            message -> heartbeatCounts || !message.action().equals(HEARTBEAT),
            expect.patience());
    String wanted = wanted(expect.action(), expect.conditions());
    if (found.isEmpty()) {
      return Outcome.failed(
          expect.stationId()
              + " sent nothing within "
              + words(expect.patience())
              + ", expected was "
              + wanted);
    }
    LedgerEntry.Message message = found.get();
    return isWanted(message, expect.action(), expect.conditions())
        ? Outcome.done(Summary.of(message))
        : Outcome.failed(
            "expected was "
                + wanted
                + ", sent was "
                + Visible.excerpt(64, message.action())
                + " "
                + Summary.of(message));
  }

  private Outcome waitForLink(Order.WaitForLink wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.patience().toNanos();
    long seen = live.ask(model -> model.ledger().lastNumber());
    while (isConnected(wait.stationId()) != wait.connected()) {
      Duration rest = Duration.ofNanos(deadline - System.nanoTime());
      if (!rest.isPositive()) {
        String state = wait.connected() ? " did not connect" : " did not disconnect";
        return Outcome.failed(wait.stationId() + state + " within " + words(wait.patience()));
      }
      seen = live.after(seen, rest).lastNumber(seen);
    }
    return Outcome.done();
  }

  private Outcome expectAnswer(List<Condition> conditions) {
    if (lastAnswer.isEmpty()) {
      return Outcome.failed("nothing was sent yet");
    }
    return switch (lastAnswer.get()) {
      case StationAnswer.Result result -> {
        String payload = Summary.payload(result.payload());
        boolean right =
            result.violation().isEmpty() && Condition.allHold(conditions, result.payload());
        yield right
            ? Outcome.done()
            : Outcome.failed("the answer was " + payload + ", expected was " + conditions);
      }
      case StationAnswer.Refusal error ->
          Outcome.failed("the answer was CALLERROR " + Visible.text(error.code()));
      case StationAnswer.None none -> Outcome.failed("there was no answer: " + none.reason());
    };
  }

  private Outcome expectCount(Order.ExpectCount expect) {
    long found =
        live.ask(model ->
            switch (expect.count()) {
              case VIOLATIONS -> model.ledger().violations();
              case TRANSACTIONS -> (long) model.transactions().size();
              case OPEN -> model.transactions().stream().filter(CsmsTransaction::isOpen).count();
            });
    return found == expect.wanted()
        ? Outcome.done()
        : Outcome.failed("there are " + found + ", expected were " + expect.wanted());
  }

  /** The next CALL of a station behind its mark that counts; the mark moves behind it. */
  private Optional<LedgerEntry.Message> next(
      String stationId, Predicate<LedgerEntry.Message> counts, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long seen = marks.getOrDefault(stationId, 0L);
    while (true) {
      Duration rest = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      LiveCsms.Batch batch = live.after(seen, rest);
      for (LedgerEntry entry : batch.entries()) {
        if (isCallOf(stationId, entry) && counts.test((LedgerEntry.Message) entry)) {
          marks.put(stationId, entry.number());
          return Optional.of((LedgerEntry.Message) entry);
        }
      }
      if (batch.entries().isEmpty() && rest.isZero()) {
        return Optional.empty();
      }
      seen = batch.lastNumber(seen);
    }
  }

  private static boolean isCallOf(String stationId, LedgerEntry entry) {
    return entry instanceof LedgerEntry.Message message
        && message.stationId().equals(stationId)
        && message.direction() == Direction.FROM_STATION
        && message.kind() == Kind.CALL;
  }

  private static boolean isWanted(
      LedgerEntry.Message message, OcppAction action, List<Condition> conditions) {
    return message.action().equals(action.wire())
        && Condition.allHold(conditions, payload(message.text()));
  }

  private static JsonNode payload(String text) {
    return ((Frame.Call) CODEC.read(text)).payload();
  }

  private boolean isConnected(String stationId) {
    return live.ask(model -> model.station(stationId).map(StationBook::isConnected).orElse(false));
  }

  private static String wanted(OcppAction action, List<Condition> conditions) {
    StringBuilder words = new StringBuilder(action.wire());
    conditions.forEach(condition -> words.append(' ').append(condition));
    return words.toString();
  }

  private static String words(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
