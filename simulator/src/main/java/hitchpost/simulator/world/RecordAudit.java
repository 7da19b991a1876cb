package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.station.file.OcppVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Transaction records from the moment they are durable until the CSMS has answered them: one start
 * and one end each (I2), delivered in order and always the same (I4), kept until answered and not a
 * moment longer (I6), with true times (I10), dropped only by the published rule (I14).
 */
final class RecordAudit {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sight sight;
  private final ClockAudit clock;
  private final Tally tally;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final Map<String, Deal> deals = new TreeMap<>();
  private final Map<Integer, Deal> open = new TreeMap<>();

  /** Ids of the transactions of which a begin or an end was parked. */
  private final Set<String> boundsRefused = new HashSet<>();

  /** Whether a record was ever told of a time that may be wrong. */
  private boolean timesWrong;

  /** Counts connections; even while there is none. */
  private long link;

  /** A record that the CSMS has not answered. */
  private static final class Waiting {
    TransactionRecord record;
    final Deal deal;
    final ClockAudit.Moment written;
    final long link;

    /** How it was told so far, in each version. */
    final Map<OcppVersion, String> said = new EnumMap<>(OcppVersion.class);

    int failures;

    /**
     * @param link the connection on which it was written
     */
    Waiting(TransactionRecord record, Deal deal, ClockAudit.Moment written, long link) {
      this.record = record;
      this.deal = deal;
      this.written = written;
      this.link = link;
    }
  }

  /** What a step did to the records, gathered before it is judged. */
  private static final class Step {
    final Map<Long, TransactionRecord> told = new TreeMap<>();
    final Map<Long, String> put = new TreeMap<>();
    final List<Long> deleted = new ArrayList<>();
    final List<Long> parked = new ArrayList<>();
    int dropped;
  }

  RecordAudit(Sight sight, ClockAudit clock, Tally tally) {
    this.sight = sight;
    this.clock = clock;
    this.tally = tally;
  }

  /** The transaction that is open at an EVSE, as far as it is durable. */
  @Nullable Deal open(int evse) {
    return open.get(evse);
  }

  /** A transaction that is not settled. */
  @Nullable Deal find(String transaction) {
    return deals.get(transaction);
  }

  /** How many records wait for their answer. */
  int waiting() {
    return waiting.size();
  }

  /** Judges a durable step. */
  void committed(
      @Nullable Input input, CallAudit.@Nullable Answered answered, List<Output> outputs) {
    if (!concernsRecords(outputs) && (answered == null || answered.record() == 0)) {
      return;
    }
    Step step = gather(outputs);
    step.told.forEach((number, record) -> {
      if (!step.put.containsKey(number) && !step.parked.contains(number)) {
        throw new Broken("I5", "told, but not durable: " + record);
      }
    });
    step.put.forEach((number, json) -> written(number, json, step.told.get(number)));
    step.parked.forEach(number -> parked(number, answered, step));
    int thinned = 0;
    for (long number : step.deleted) {
      thinned += gone(number, answered, input, step);
    }
    if (thinned != step.dropped) {
      throw new Broken("I14", thinned + " records dropped, but " + step.dropped + " told");
    }
    if (answered != null && answered.record() != 0) {
      answerJudged(answered, input);
    }
    long bound = TransactionLog.MAX_RECORDS + 2L * deals.size();
    if (waiting.size() > bound) {
      throw new Broken("I14", waiting.size() + " records wait, more than " + bound);
    }
  }

  private static boolean concernsRecords(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Persist persist && isRecord(persist.change().shelf())) {
        return true;
      }
      if (output instanceof Output.Tell tell && tell.fact() instanceof Fact.RecordWritten) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRecord(Shelf shelf) {
    return shelf == Shelf.TRANSACTION_RECORD || shelf == Shelf.PARKED_RECORD;
  }

  private static Step gather(List<Output> outputs) {
    var step = new Step();
    for (Output output : outputs) {
      if (output instanceof Output.Persist persist && isRecord(persist.change().shelf())) {
        gather(step, persist.change());
      } else if (output instanceof Output.Tell tell) {
        if (tell.fact() instanceof Fact.RecordWritten written) {
          step.told.put(written.record().head().number(), written.record());
        } else if (tell.fact() instanceof Fact.Dropped dropped
            && dropped.what().endsWith(" meter values")) {
          step.dropped += Integer.parseInt(dropped.what().split(" ", 2)[0]);
        }
      }
    }
    return step;
  }

  private static void gather(Step step, Change change) {
    long number = Long.parseLong(change.key());
    switch (change) {
      case Change.Put put -> {
        if (put.shelf() == Shelf.PARKED_RECORD) {
          step.parked.add(number);
        } else {
          step.put.put(number, put.json());
        }
      }
      case Change.Delete delete -> step.deleted.add(number);
    }
  }

  private void written(long number, String json, @Nullable TransactionRecord told) {
    Waiting known = waiting.get(number);
    if (known != null) {
      if (!known.said.isEmpty()) {
        throw new Broken("I4", "a record changed that the CSMS may have seen: " + json);
      }
      known.record = Json.read(json, TransactionRecord.class);
      return;
    }
    if (told == null) {
      beginAgain(number, Json.read(json, TransactionRecord.class));
      return;
    }
    Deal deal = enter(told);
    var written = new Waiting(told, deal, clock.now(told), link);
    if (told instanceof TransactionRecord.Started) {
      deal.written = written.written;
    }
    waiting.put(number, written);
    deal.waiting++;
  }

  /** A CSMS that names transactions hears the begin of one that it has not named once more. */
  private void beginAgain(long number, TransactionRecord record) {
    Deal deal = deals.get(record.head().transactionId());
    boolean right =
        deal != null
            && sight.language().namesTransactions()
            && deal.csmsId == null
            && !deal.startParked
            && record instanceof TransactionRecord.Started begin
            && begin.meterMilliWattHours() == deal.start.meterMilliWattHours()
            && number == deal.start.head().number();
    if (deal == null || !right) {
      throw new Broken("I6", "a record came back: " + record);
    }
    waiting.put(number, new Waiting(record, deal, Objects.requireNonNull(deal.written), link));
    deal.waiting++;
  }

  private Deal enter(TransactionRecord record) {
    var head = record.head();
    Deal deal = deals.get(head.transactionId());
    if (record instanceof TransactionRecord.Started started) {
      Deal running = open(head.place().id());
      if (deal != null || running != null) {
        throw new Broken("I2", record + " while " + (deal != null ? deal : running) + " is open");
      }
      deal = new Deal(started);
      deals.put(deal.id(), deal);
      open.put(deal.evse(), deal);
    } else if (deal == null || deal.ended) {
      throw new Broken("I2", "no open transaction for " + record);
    }
    if (head.seqNo() != deal.nextSeqNo) {
      throw new Broken("I4", "expected number " + deal.nextSeqNo + " but got " + record);
    }
    deal.nextSeqNo++;
    if (record instanceof TransactionRecord.Ended) {
      deal.ended = true;
      open.remove(deal.evse());
    }
    return deal;
  }

  /** A record was given up: only after the promised number of failures. */
  private void parked(long number, CallAudit.@Nullable Answered answered, Step step) {
    tally.parked();
    Waiting record = waiting.get(number);
    if (record == null) {
      throw new Broken("I6", "parked before it was tried: " + step.told.get(number));
    }
    if (answered != null && answered.record() == number && !answered.late()) {
      record.failures++;
    }
    int attempts = sight.setting(StandardSettings.TX_MESSAGE_ATTEMPTS);
    if (record.failures < attempts) {
      throw new Broken(
          "I6",
          "parked after %d failures of %d: %s".formatted(record.failures, attempts, record.record));
    }
    if (!(record.record instanceof TransactionRecord.Updated)) {
      boundsRefused.add(record.deal.id());
    }
    if (record.record instanceof TransactionRecord.Started) {
      record.deal.startParked = true;
    }
  }

  /** A record is no longer in the journal; returns 1 when it was thinned out. */
  private int gone(
      long number, CallAudit.@Nullable Answered answered, @Nullable Input input, Step step) {
    Waiting record = waiting.remove(number);
    if (record == null) {
      return 0;
    }
    record.deal.waiting--;
    boolean answers = answered != null && answered.record() == number && !answered.error();
    boolean parked = step.parked.contains(number);
    if (answers && !parked) {
      acknowledged(record, Wording.received(input));
    }
    settle(record.deal);
    // a begin that was put back for a version that names transactions, and is not needed any more
    boolean heard = record.record instanceof TransactionRecord.Started && record.deal.beginHeard;
    if (answers || parked || heard || !sight.language().hasWordsFor(record.record)) {
      return 0;
    }
    if (!(record.record instanceof TransactionRecord.Updated) || step.dropped == 0) {
      throw new Broken("I6", "deleted without an answer: " + record.record);
    }
    return 1;
  }

  private void acknowledged(Waiting record, String text) {
    Deal deal = record.deal;
    if (record.record instanceof TransactionRecord.Started) {
      deal.beginHeard = true;
      sight.language().nameIn(payload(text)).ifPresent(id -> deal.csmsId = id);
    } else if (record.record instanceof TransactionRecord.Ended ended && !deal.startParked) {
      billed(deal, ended);
    }
  }

  /** The CSMS says it has the end of a transaction: it must have billed what the meter showed. */
  private void billed(Deal deal, TransactionRecord.Ended ended) {
    long start = deal.start.meterMilliWattHours();
    long stop = ended.meterMilliWattHours();
    Sight.Bill bill =
        sight.bill(deal).orElseThrow(() -> new Broken("I2", "the CSMS does not know " + deal));
    boolean right =
        bill.ended()
            && isBilled(bill.start(), start, deal.start.values())
            && isBilled(bill.stop(), stop, ended.values());
    if (!right && !confusable(deal.id())) {
      throw new Broken("I1", bill + " is not what " + deal + " drew: " + start + " to " + stop);
    }
    tally.transaction(ended.meterMilliWattHours() - deal.start.meterMilliWattHours());
  }

  /** A register that is not among the values of a record was not told in every version. */
  private static boolean isBilled(
      Optional<Long> wattHours, long milliWattHours, List<MeterValue> values) {
    return wattHours
        .map(billed -> billed == milliWattHours / 1000)
        .orElseGet(() ->
            values.stream()
                .flatMap(value -> value.sampledValues().stream())
                .noneMatch(RecordAudit::isBound));
  }

  /** Whether a value is the register at the begin or the end. */
  private static boolean isBound(SampledValue value) {
    return value.measurand() == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER
        && (value.context() == ReadingContext.TRANSACTION_BEGIN
            || value.context() == ReadingContext.TRANSACTION_END);
  }

  /**
   * Whether what the books of the CSMS say of a message proves nothing: a begin or end that was
   * refused leaves a transaction open there for ever, and the CSMS confuses the next one with it
   * where that gets the same id. Where the version changes the CSMS knows a transaction by its
   * times only, which may have been wrong.
   */
  boolean confusable(String text) {
    if (sight.versionsChange() && timesWrong) {
      return true;
    }
    if (boundsRefused.isEmpty()) {
      return false;
    }
    boolean itself = boundsRefused.stream().anyMatch(text::contains);
    return itself || sight.versionsChange() || !sight.idsDistinct();
  }

  private void settle(Deal deal) {
    if (deal.ended && deal.waiting == 0) {
      deals.remove(deal.id());
    }
  }

  /** An answer that did not delete its record must be one that counts as a failure. */
  private void answerJudged(CallAudit.Answered answered, @Nullable Input input) {
    Waiting record = waiting.get(answered.record());
    if (record == null) {
      return;
    }
    String text = Wording.received(input);
    if (!answered.error() && isCorrect(record.record, text)) {
      throw new Broken("I6", "answered, but not deleted: " + record.record + ": " + text);
    }
    if (!answered.late()) {
      record.failures++;
    }
  }

  private boolean isCorrect(TransactionRecord record, String text) {
    try {
      MessageCodec.decode(payload(text), sight.language().answerTo(record));
      return true;
    } catch (MessageViolation | tools.jackson.core.JacksonException wrong) {
      return false;
    }
  }

  private static JsonNode payload(String text) {
    return JSON.readTree(text).get(2);
  }

  /** A send of a record has failed by its timeout. */
  void failed(long number) {
    Waiting record = waiting.get(number);
    if (record != null) {
      record.failures++;
    }
  }

  /** The program has started: what the journal held counts, and failures count anew. */
  void booted() {
    if (!sight.journal().shelf(Shelf.TRANSACTION_RECORD).keySet().stream()
        .map(Long::valueOf)
        .toList()
        .equals(List.copyOf(waiting.keySet()))) {
      throw new Broken(
          "I6",
          "the journal holds "
              + sight.journal().shelf(Shelf.TRANSACTION_RECORD).keySet()
              + " where "
              + waiting.keySet()
              + " wait for their answer");
    }
    waiting.values().forEach(record -> record.failures = 0);
  }

  /**
   * A CALL is about to be sent.
   *
   * @return the number of the record that it tells, 0 when it tells none
   */
  long sending(String action, String payload) {
    Language language = sight.language();
    if (!language.tellsRecord(action, payload)) {
      clock.sending(action, payload);
      return 0;
    }
    if (waiting.isEmpty()) {
      throw new Broken("I6", "sent although nothing waits: " + action + " " + payload);
    }
    Waiting head = waiting.firstEntry().getValue();
    if (head.said.isEmpty()) {
      clock.sendingFirst(head.written, head.deal, head.record);
      timesWrong |= ClockAudit.mayBeWrong(head.deal);
    }
    String lasting = language.lasting(payload);
    String before = head.said.putIfAbsent(language.version(), lasting);
    if (before == null && !language.isAbout(head.record, head.deal, action, payload)) {
      throw new Broken(
          "I4", "sent " + action + " " + payload + " where " + head.record + " is next");
    } else if (before != null && !before.equals(lasting)) {
      throw new Broken("I4", "sent " + before + " before and now " + payload);
    }
    language.offline(payload).ifPresent(told -> rightlyOffline(head, told));
    return head.record.head().number();
  }

  /** What was written without a connection says so, and nothing that never waited for one. */
  private void rightlyOffline(Waiting head, boolean told) {
    boolean without = head.link % 2 == 0;
    if (told != without && (without || head.link == link)) {
      throw new Broken("I4", "told as of an offline time: " + told + ", of " + head.record);
    }
  }

  /** There is a connection from now on. */
  void connected() {
    link += 1 - link % 2;
  }

  /** There is none any more. */
  void lost() {
    link += link % 2;
  }

  /** Nothing waits any more: every transaction has begun and ended at the CSMS, or is parked. */
  void quiet() {
    if (!waiting.isEmpty() || !deals.isEmpty()) {
      throw new Broken("I13", "not delivered: " + waiting.keySet() + " of " + deals.values());
    }
    for (Shelf shelf :
        List.of(Shelf.TRANSACTION, Shelf.TRANSACTION_RECORD, Shelf.TRANSACTION_END_VALUE)) {
      if (!sight.journal().shelf(shelf).isEmpty()) {
        throw new Broken("I6", "left in the journal: " + sight.journal().shelf(shelf));
      }
    }
  }
}
