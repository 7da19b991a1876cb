package hitchpost.simulator.csms.model;

import hitchpost.simulator.csms.model.LedgerEntry.Direction;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what happens on one station's connection into the ledger. */
final class Recorder implements Complaints {
  private final Ledger ledger;
  private final StationBook book;
  private Instant now = Instant.EPOCH;
  private long current;

  Recorder(Ledger ledger, StationBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  void opened(Instant now) {
    ledger.add(new LedgerEntry.Opened(ledger.nextNumber(), now, book.stationId()));
  }

  void closed(Instant now, String reason) {
    ledger.add(new LedgerEntry.Closed(ledger.nextNumber(), now, book.stationId(), reason));
  }

  void arrived(
      Instant now,
      Kind kind,
      String id,
      String action,
      @Nullable Record content,
      String text,
      String note) {
    this.now = now;
    current = ledger.nextNumber();
    add(Direction.FROM_STATION, kind, id, action, content, text, note);
  }

  void sent(
      Instant now,
      Kind kind,
      String id,
      String action,
      @Nullable Record content,
      String text,
      String note) {
    this.now = now;
    add(Direction.TO_STATION, kind, id, action, content, text, note);
  }

  @Override
  public void add(Rule rule, String path, String detail) {
    book.violated();
    ledger.add(
        new LedgerEntry.Violation(
            ledger.nextNumber(), now, book.stationId(), rule, path, detail, current));
  }

  private void add(
      Direction direction,
      Kind kind,
      String id,
      String action,
      @Nullable Record content,
      String text,
      String note) {
    ledger.add(
        new LedgerEntry.Message(
            ledger.nextNumber(),
            now,
            book.stationId(),
            direction,
            kind,
            id,
            action,
            content,
            text,
            note));
  }
}
