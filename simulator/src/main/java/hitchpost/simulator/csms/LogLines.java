package hitchpost.simulator.csms;

import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.LedgerEntry.Direction;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns ledger entries into lines to read: time, station, arrow, what happened. A CALL that is
 * answered at once shares one line with its answer; {@code >>} comes from the station, {@code <<}
 * goes to it, {@code !!} is a violation.
 */
final class LogLines {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private static final int MAX_NOTE = 200;

  private final ZoneId zone;
  private final Paint paint;

  LogLines(ZoneId zone, Paint paint) {
    this.zone = zone;
    this.paint = paint;
  }

  /** The lines for some entries, which are whole steps of the CSMS. */
  List<String> of(List<LedgerEntry> entries) {
    List<String> lines = new ArrayList<>();
    List<LedgerEntry> rest = new ArrayList<>(entries);
    while (!rest.isEmpty()) {
      switch (rest.removeFirst()) {
        case LedgerEntry.Opened opened -> lines.add(line(opened, "--", "connected"));
        case LedgerEntry.Closed closed -> {
          String reason = Visible.excerpt(100, closed.reason());
          lines.add(line(closed, "--", "disconnected: " + reason));
        }
        case LedgerEntry.Violation violation -> lines.add(line(violation));
        case LedgerEntry.Message message -> lines.add(line(message, answer(message, rest)));
      }
    }
    return lines;
  }

  /** A line about something that no station has said. */
  String note(Instant at, String who, String words) {
    return line(at, who, "--", Visible.excerpt(MAX_NOTE, words));
  }

  /** Takes the immediate answer to a CALL out of the entries after it. */
  private static Optional<LedgerEntry.Message> answer(
      LedgerEntry.Message call, List<LedgerEntry> rest) {
    if (call.kind() != Kind.CALL || call.direction() != Direction.FROM_STATION) {
      return Optional.empty();
    }
    for (int i = 0; i < rest.size(); i++) {
      switch (rest.get(i)) {
        case LedgerEntry.Message message -> {
          if (answers(message, call)) {
            rest.remove(i);
            return Optional.of(message);
          }
          if (message.stationId().equals(call.stationId())) {
            return Optional.empty();
          }
        }
        case LedgerEntry.Violation violation -> {}
        case LedgerEntry.Opened opened -> {}
        case LedgerEntry.Closed closed -> {}
      }
    }
    return Optional.empty();
  }

  private static boolean answers(LedgerEntry.Message message, LedgerEntry.Message call) {
    return message.stationId().equals(call.stationId())
        && message.direction() == Direction.TO_STATION
        && (message.kind() == Kind.RESULT || message.kind() == Kind.ERROR)
        && message.messageId().equals(call.messageId());
  }

  private String line(LedgerEntry.Message message, Optional<LedgerEntry.Message> answer) {
    String arrow = message.direction() == Direction.FROM_STATION ? ">>" : "<<";
    StringBuilder words = new StringBuilder(head(message));
    String summary = Summary.of(message);
    if (!summary.isEmpty()) {
      words.append(' ').append(summary);
    }
    answer.ifPresent(a -> words.append(answerWords(a)));
    if (!message.note().isEmpty()) {
      words.append(' ').append(paint.warn("[" + message.note() + "]"));
    }
    return line(message, arrow, words.toString());
  }

  private String head(LedgerEntry.Message message) {
    String action = Visible.excerpt(64, message.action());
    return switch (message.kind()) {
      case CALL -> paint.strong(action);
      case RESULT -> paint.strong(action.isEmpty() ? "answer" : action + " answer");
      case ERROR -> paint.warn(action.isEmpty() ? "CALLERROR" : action + " CALLERROR");
      case UNREADABLE -> paint.warn("text");
    };
  }

  private String answerWords(LedgerEntry.Message answer) {
    String summary = Summary.of(answer);
    if (answer.kind() == Kind.ERROR) {
      return " -> " + paint.warn("CALLERROR " + summary);
    }
    boolean onlyTime = answer.action().equals("Heartbeat");
    return summary.isEmpty() || onlyTime ? "" : " -> " + summary;
  }

  private String line(LedgerEntry.Violation violation) {
    String path = violation.path().isEmpty() ? "" : violation.path() + ": ";
    String words = "violation (" + violation.rule().wire() + ") " + path + violation.detail();
    return line(violation, paint.alarm("!!"), paint.alarm(Visible.text(words)));
  }

  private String line(LedgerEntry entry, String arrow, String words) {
    return line(entry.at(), Visible.excerpt(40, entry.stationId()), arrow, words);
  }

  private String line(Instant at, String who, String arrow, String words) {
    return paint.faint(TIME.format(time(at))) + "  " + who + "  " + arrow + "  " + words;
  }

  private ZonedDateTime time(Instant at) {
    return at.atZone(zone);
  }
}
