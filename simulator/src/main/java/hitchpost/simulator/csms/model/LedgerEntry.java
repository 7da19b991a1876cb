package hitchpost.simulator.csms.model;

import hitchpost.core.types.WireEnum;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the {@link Ledger}. */
public sealed interface LedgerEntry {
  /** Counts the entries of the ledger, from 1. */
  long number();

  /** When, by the clock of the CSMS. */
  Instant at();

  /** The station it concerns. */
  String stationId();

  /** A station connected. */
  record Opened(long number, Instant at, String stationId) implements LedgerEntry {}

  /** A station's connection ended; {@code reason} is a phrase, in part the station's own. */
  record Closed(long number, Instant at, String stationId, String reason) implements LedgerEntry {}

  /**
   * A text message.
   *
   * @param messageId empty when the text is unreadable
   * @param action the action of a CALL, or of the CALL that is answered; empty when unknown
   * @param content the message, when the text holds a correct one
   * @param text as it was on the wire, with its secrets
   * @param note why the CSMS did not simply answer; mostly empty
   */
  record Message(
      long number,
      Instant at,
      String stationId,
      Direction direction,
      Kind kind,
      String messageId,
      String action,
      @Nullable Record content,
      String text,
      String note)
      implements LedgerEntry {}

  /**
   * A station broke a rule.
   *
   * @param path the field, empty when it is none in particular
   * @param detail a sentence without any secret
   * @param message the number of the message that shows it
   */
  record Violation(
      long number,
      Instant at,
      String stationId,
      Rule rule,
      String path,
      String detail,
      long message)
      implements LedgerEntry {}

  /** Which way a message travelled. */
  enum Direction implements WireEnum {
    FROM_STATION("fromStation"),
    TO_STATION("toStation");

    private final String wire;

    Direction(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** What a text is. */
  enum Kind implements WireEnum {
    CALL("Call"),
    RESULT("CallResult"),
    ERROR("CallError"),
    UNREADABLE("Unreadable");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** What kind of rule was broken. */
  enum Rule implements WireEnum {
    /** The text is no frame of OCPP-J. */
    FRAME("frame"),
    /** The payload does not match the schema of its action. */
    SCHEMA("schema"),
    /** The frame is right, but comes at a wrong moment or twice. */
    PROTOCOL("protocol"),
    /** What is told about a transaction does not fit to what was told before. */
    BOOKS("books");

    private final String wire;

    Rule(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
