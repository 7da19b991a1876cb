package hitchpost.simulator.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can go wrong in the world. */
public enum FaultKind {
  // On the way, per message.
  LOST(Unit.MESSAGE, "a message of either side vanishes"),
  LATE(Unit.MESSAGE, "a message takes 1 to 20 s, and holds up those behind it"),
  TWICE(Unit.MESSAGE, "a message arrives two times"),

  // At the CSMS, per call of the station.
  CALL_ERROR(Unit.MESSAGE, "the CSMS answers with a CALLERROR"),
  OVERDUE(Unit.MESSAGE, "the CSMS answers after the station's timeout"),
  UNANSWERED(Unit.MESSAGE, "the CSMS takes a message and never answers"),
  GARBAGE(Unit.MESSAGE, "the answer is unreadable, wrong, or for nobody"),
  HANG_UP(Unit.MESSAGE, "the CSMS closes the connection instead of answering"),

  // Now and then, for a while.
  PENDING(Unit.TIME, "the CSMS answers a BootNotification with Pending or Rejected"),
  HOSTILE(Unit.TIME, "the CSMS sends calls that are wrong or no calls at all"),
  REVOKED(Unit.TIME, "a token is blocked at the CSMS, also one that charges"),
  DISCONNECT(Unit.TIME, "the connection breaks"),
  HALF_OPEN(Unit.TIME, "all messages vanish silently, and pings stay unanswered"),
  UNREACHABLE(Unit.TIME, "no connection comes about"),
  POWER_CUT(Unit.TIME, "the power fails, before or after any commit"),
  CRASH(Unit.TIME, "the program dies, before or after any commit"),
  BATTERY(Unit.TIME, "mains fail while the controller runs on battery"),
  CLOCK_JUMP(Unit.TIME, "the system clock jumps by up to two years"),
  UNKNOWN_CLOCK(Unit.TIME, "the system clock starts in 1970 at boots"),
  METER(Unit.TIME, "the meter is silent, dead or slow"),
  WELD(Unit.TIME, "the contactor does not open any more"),
  STUCK_OPEN(Unit.TIME, "the contactor does not close any more"),
  LOCK_JAM(Unit.TIME, "the plug lock does not move any more"),
  PILOT(Unit.TIME, "the pilot line breaks"),
  FAULT(Unit.TIME, "the hardware reports a fault, or the emergency stop is pressed"),
  TAMPER(Unit.TIME, "the housing is opened"),

  // What the operator of a busy place does anyway, and what may fail on the way.
  OPERATOR(Unit.TIME, "the operator does something at random"),
  RESET(Unit.TIME, "the operator resets the station, which may fail to"),
  LIMIT(Unit.WORK, "charging profiles are set and cleared, composite schedules asked for"),
  RESERVE(Unit.WORK, "a place is reserved, or no longer wanted"),
  LIST(Unit.TIME, "a local list is sent"),
  UPDATE(Unit.TIME, "there is new firmware, and everything about it may fail"),
  LOG(Unit.TIME, "diagnostics or a log are wanted, and the upload may fail");

  /** Everything that can go wrong. */
  public static final Set<FaultKind> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(FaultKind.class));

  private final Unit unit;
  private final String description;

  FaultKind(Unit unit, String description) {
    this.unit = unit;
    this.description = description;
  }

  /** What a rate of this kind counts. */
  enum Unit {
    /** Of 10 000 messages, how many it strikes. */
    MESSAGE,
    /** In 1000 days, how often it happens. */
    TIME,
    /** The same, of what is more often done. */
    WORK
  }

  Unit unit() {
    return unit;
  }

  /** What happens, as a clause. */
  public String description() {
    return description;
  }

  /** The name on the command line, e.g. {@code half-open}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with this name, empty when there is none. */
  public static Optional<FaultKind> ofWord(String word) {
    for (FaultKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
