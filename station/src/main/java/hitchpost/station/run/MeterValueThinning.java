package hitchpost.station.run;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.transaction.TransactionRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What a station can do without when its disk is full: every second meter value among the older
 * half of those that the CSMS has not taken. Begins and ends of transactions are never given up.
 */
final class MeterValueThinning {
  private MeterValueThinning() {}

  static List<Change> thin(Snapshot stored) {
    List<String> samples = new ArrayList<>();
    stored
        .shelf(Shelf.TRANSACTION_RECORD)
        .forEach((key, json) -> {
          if (isSample(json)) {
            samples.add(key);
          }
        });
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < (samples.size() + 1) / 2; i += 2) {
      changes.add(new Change.Delete(Shelf.TRANSACTION_RECORD, samples.get(i)));
    }
    return changes;
  }

  /** What cannot be read is left for the start of the station to judge. */
  private static boolean isSample(String json) {
    try {
      return Json.read(json, TransactionRecord.class) instanceof TransactionRecord.Updated updated
          && updated.expendable();
    } catch (Json.CorruptEntryException e) {
      return false;
    }
  }
}
