package hitchpost.station.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Effects;
import hitchpost.core.Now;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.ParkedRecord;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.TriggerReason;
import hitchpost.core.types.TxPoint;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first builds wrote of transactions is carried over. */
class EarlierTransactionsTest {
  private static final Schema FIRST = new Schema(List.of(Schema.CURRENT.steps().getFirst()));
  private static final String CARD = "{\"value\":\"CARD\",\"type\":\"ISO14443\"}";
  private static final String WHERE = "{\"id\":1,\"connectorId\":2}";
  private static final String NOON = "{\"time\":\"2026-11-22T12:00:00Z\",\"unsyncedBoot\":null}";

  private static final MeterValue SAMPLE =
      new MeterValue(
          Instant.parse("2026-11-22T12:00:00Z"),
          List.of(
              new SampledValue(
                  3000,
                  Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                  null,
                  null,
                  ReadingContext.SAMPLE_PERIODIC,
                  null)));

  @TempDir Path directory;

  private static Change entry(Shelf shelf, String key, String json) {
    return new Change.Put(shelf, key, json);
  }

  private static String number(long number) {
    return String.format("%012d", number);
  }

  private static String head(long number, int seqNo) {
    return """
    "head":{"number":%d,"transactionId":"t1","seqNo":%d,"evse":%s,"stamp":%s,"offline":true}\
    """
        .formatted(number, seqNo, WHERE, NOON);
  }

  private static String started(long number) {
    return """
    {"kind":"started",%s,"token":%s,"meterMilliWattHours":1000,"reservation":7}\
    """
        .formatted(head(number, 0), CARD);
  }

  private static String ended(long number) {
    return """
    {"kind":"ended",%s,"cause":"EV_DISCONNECTED","token":null,"meterMilliWattHours":4000,\
    "values":[]}\
    """
        .formatted(head(number, 2));
  }

  private static String sampled(long number) {
    return """
    {"kind":"sampled",%s,"value":%s}\
    """
        .formatted(head(number, 1), Json.write(SAMPLE));
  }

  private static String open(String id) {
    return """
    {"id":"%s","startNumber":5,"evse":%s,"token":%s,"group":null,"nextSeqNo":2,\
    "lastMeterMilliWattHours":3000,"lastStamp":%s,"csmsReference":null,"stopping":null,\
    "closed":false,"startParked":false}\
    """
        .formatted(id, WHERE, CARD, NOON);
  }

  private Snapshot carriedOver(List<Change> entries) {
    try (var journal = open(FIRST)) {
      journal.commit(entries);
    }
    try (var journal = open(Schema.CURRENT)) {
      assertEquals(Optional.of(1), journal.report().migratedFrom());
      assertTrue(journal.report().setAside().isEmpty());
      return journal.load();
    }
  }

  private SqliteJournal open(Schema schema) {
    return SqliteJournal.open(directory, schema, Ballast::new, Thinning.NONE, event -> {});
  }

  @Test
  void anOpenTransactionIsKnownWithAllThatWasNotedOfIt() {
    Snapshot kept =
        carriedOver(
            List.of(
                entry(Shelf.TRANSACTION, "t1", open("t1")),
                entry(Shelf.TRANSACTION_RECORD, number(5), started(5)),
                entry(Shelf.TRANSACTION_RECORD, number(6), sampled(6)),
                entry(Shelf.TRANSACTION_RECORD, number(7), ended(7))));
    var open = Json.read(kept.shelf(Shelf.TRANSACTION).get("t1"), OpenTransaction.class);
    var noon = new Stamp(Instant.parse("2026-11-22T12:00:00Z"), null);
    assertEquals(new Evse(1, 2), open.evse());
    assertEquals(1000, open.opening().meterMilliWattHours());
    assertEquals(7, open.opening().reservation());
    assertEquals(noon, open.began());
    assertEquals(3000, open.lastMeterMilliWattHours());
    assertEquals(List.of(TxPoint.AUTHORIZED), open.opening().stops());
    assertTrue(open.begun());
    var clock =
        new StationClock(
            Instant.parse("2026-01-01T00:00:00Z"),
            9,
            new Now(Instant.parse("2026-11-22T13:00:00Z"), 0));
    var log = new TransactionLog(clock, true);
    log.restore(kept);
    List<TransactionRecord> records = List.copyOf(log.backlog());
    assertEquals(
        List.of(
            TriggerReason.AUTHORIZED,
            TriggerReason.METER_VALUE_PERIODIC,
            TriggerReason.EV_COMMUNICATION_LOST),
        records.stream().map(r -> r.head().occasion().trigger()).toList());
    assertEquals(ChargingState.EV_CONNECTED, records.getFirst().head().occasion().state());
    assertEquals(List.of(SAMPLE), ((TransactionRecord.Updated) records.get(1)).values());
    assertEquals(StopCause.EV_DISCONNECTED, ((TransactionRecord.Ended) records.get(2)).cause());
    log.tellBeginOnce(new Effects(new Now(Instant.parse("2026-11-22T13:00:00Z"), 0), clock));
    assertEquals(3, log.waiting(), "the begin is no second one");
  }

  @Test
  void theRegisterOfABeginThatWasDeliveredIsTheLastThatIsKnown() {
    Snapshot kept = carriedOver(List.of(entry(Shelf.TRANSACTION, "t2", open("t2"))));
    var open = Json.read(kept.shelf(Shelf.TRANSACTION).get("t2"), OpenTransaction.class);
    assertEquals(3000, open.opening().meterMilliWattHours());
    assertEquals("CARD", open.token().value());
  }

  @Test
  void whatIsParkedCanStillBeRead() {
    String parked = "{\"record\":" + sampled(3) + ",\"why\":\"refused\"}";
    Snapshot kept = carriedOver(List.of(entry(Shelf.PARKED_RECORD, number(3), parked)));
    var read = Json.read(kept.shelf(Shelf.PARKED_RECORD).get(number(3)), ParkedRecord.class);
    assertEquals("refused", read.why());
    assertEquals(TriggerReason.METER_VALUE_PERIODIC, read.record().head().occasion().trigger());
  }

  @Test
  void whatIsDamagedIsNotTakenForWhole() throws Exception {
    try (var journal = open(FIRST)) {
      journal.commit(List.of(entry(Shelf.TRANSACTION, "t1", open("t1"))));
    }
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("station.db"));
        var statement = connection.createStatement()) {
      statement.execute("UPDATE entry SET value = replace(value, '3000', '9000')");
    }
    try (var journal = open(Schema.CURRENT)) {
      assertTrue(journal.report().setAside().isPresent());
    }
  }
}
