package hitchpost.core.transaction;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The records that the CSMS has not answered, durable, in the order in which they are told. */
final class Backlog {
  /** So that the keys of the journal sort as the numbers do. */
  private static final int KEY_DIGITS = 12;

  private final TreeMap<Long, TransactionRecord> pending = new TreeMap<>();

  void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.TRANSACTION_RECORD)
        .forEach((key, json) ->
            pending.put(Long.parseLong(key), Json.read(json, TransactionRecord.class)));
  }

  /** Number of the newest record, 0 when there is none. */
  long lastNumber() {
    return pending.isEmpty() ? 0 : pending.lastKey();
  }

  Optional<TransactionRecord> head() {
    return Optional.ofNullable(pending.firstEntry()).map(Map.Entry::getValue);
  }

  Optional<TransactionRecord> find(long number) {
    return Optional.ofNullable(pending.get(number));
  }

  int size() {
    return pending.size();
  }

  /** Oldest first. */
  Collection<TransactionRecord> all() {
    return new ArrayList<>(pending.values());
  }

  boolean waitsFor(String transaction) {
    return pending.values().stream().anyMatch(r -> r.head().transactionId().equals(transaction));
  }

  void put(Effects fx, TransactionRecord record) {
    long number = record.head().number();
    pending.put(number, record);
    fx.put(Shelf.TRANSACTION_RECORD, key(number), record);
    if (pending.size() > TransactionLog.MAX_RECORDS) {
      thin(fx);
    }
  }

  /** Takes a record out; empty when it is not there any more. */
  Optional<TransactionRecord> remove(Effects fx, long number) {
    TransactionRecord record = pending.remove(number);
    if (record != null) {
      fx.delete(Shelf.TRANSACTION_RECORD, key(number));
    }
    return Optional.ofNullable(record);
  }

  /** Rewrites the records that the change makes others of. */
  void replace(Effects fx, UnaryOperator<TransactionRecord> change) {
    for (var entry : pending.entrySet()) {
      TransactionRecord changed = change.apply(entry.getValue());
      if (!changed.equals(entry.getValue())) {
        entry.setValue(changed);
        fx.put(Shelf.TRANSACTION_RECORD, key(entry.getKey()), changed);
      }
    }
  }

  /** Drops every second intermediate meter value of the older half. */
  private void thin(Effects fx) {
    boolean drop = false;
    int dropped = 0;
    int looked = 0;
    for (var entries = pending.entrySet().iterator(); entries.hasNext(); ) {
      var entry = entries.next();
      if (looked++ > TransactionLog.MAX_RECORDS / 2) {
        break;
      }
      if (entry.getValue() instanceof TransactionRecord.Updated updated && updated.expendable()) {
        if (drop && looked > 1) {
          // Before the removal: a removed entry of a TreeMap may become the next one.
          fx.delete(Shelf.TRANSACTION_RECORD, key(entry.getKey()));
          entries.remove();
          dropped++;
        }
        drop = !drop;
      }
    }
    if (dropped > 0) {
      fx.tell(new Fact.Dropped(dropped + " meter values", "the CSMS was away for too long"));
    }
  }

  static String key(long number) {
    String digits = Long.toString(number);
    return "0".repeat(KEY_DIGITS - digits.length()) + digits;
  }
}
