package hitchpost.simulator.world;

import hitchpost.core.Output;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A rule that the station can be made to break on purpose, to see whether the world notices. */
public enum Flaw {
  RESEND_AFTER_ACK("sends the end of a transaction again although the CSMS has answered it"),
  CONTACTOR_BEFORE_COMMIT("closes a contactor before the begin of the transaction is durable"),
  LOST_STOP("forgets now and then the end of a transaction"),
  LIMIT_IGNORED("offers what the hardware can, whatever charging profiles say"),
  RESERVATION_BACK("keeps reservations in its journal that have ended"),
  EVENT_LOST("logs critical security events without keeping them for the CSMS"),
  INSTALLED_EARLY("says that new firmware is installed before it is");

  private final String description;

  Flaw(String description) {
    this.description = description;
  }

  /** What a station with this flaw does, as a clause without subject. */
  public String description() {
    return description;
  }

  /** The name on the command line, e.g. {@code lost-stop}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The flaw with this name, empty when there is none. */
  public static Optional<Flaw> ofWord(String word) {
    for (Flaw flaw : values()) {
      if (flaw.word().equals(word)) {
        return Optional.of(flaw);
      }
    }
    return Optional.empty();
  }

  /** What the flaw makes of the outputs of one start of the program, step after step. */
  UnaryOperator<List<Output>> bend() {
    return switch (this) {
      case RESEND_AFTER_ACK -> new Flaws.ResendAfterAck();
      case CONTACTOR_BEFORE_COMMIT -> new Flaws.ContactorBeforeCommit();
      case LOST_STOP -> new Flaws.LostStop();
      case LIMIT_IGNORED -> new Flaws.LimitIgnored();
      case RESERVATION_BACK -> new Flaws.Forgetful(Shelf.RESERVATION, Change.Delete.class);
      case EVENT_LOST -> new Flaws.Forgetful(Shelf.SECURITY_EVENT, Change.Put.class);
      case INSTALLED_EARLY -> new Flaws.InstalledEarly();
    };
  }
}
