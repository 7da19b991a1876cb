package hitchpost.core.transaction;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.TransactionRecord.Ended;
import hitchpost.core.transaction.TransactionRecord.Head;
import hitchpost.core.transaction.TransactionRecord.Started;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.TriggerReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The durable, ordered log of everything that is billed: the single source of what the CSMS still
 * has to learn.
 *
 * <p>Bounds: at most {@value #MAX_RECORDS} records wait for delivery; beyond, intermediate meter
 * values are thinned, oldest first, and counted. Starts and ends are never dropped.
 */
public final class TransactionLog {
  /** Most records that wait for delivery before intermediate meter values are thinned. */
  public static final int MAX_RECORDS = 5_000;

  private final StationClock clock;
  private final boolean tellsProgress;
  private final Map<String, OpenTransaction> transactions = new TreeMap<>();
  private final Backlog pending = new Backlog();
  private final EndValues endValues = new EndValues();
  private long lastNumber;
  private long restoredUpTo;

  /** What waited when the connection was lost, or when the station started, counts as offline. */
  private long offlineUpTo;

  private boolean offline = true;

  /**
   * Makes an empty log.
   *
   * @param tellsProgress whether the CSMS may want to hear of more than begin, meter values and end
   */
  public TransactionLog(StationClock clock, boolean tellsProgress) {
    this.clock = clock;
    this.tellsProgress = tellsProgress;
  }

  /** Whether more is logged than begin, meter values and end. */
  public boolean tellsProgress() {
    return tellsProgress;
  }

  /** Takes over what the journal holds. */
  public void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.TRANSACTION)
        .forEach((id, json) -> transactions.put(id, Json.read(json, OpenTransaction.class)));
    pending.restore(snapshot);
    endValues.restore(snapshot);
    lastNumber = pending.lastNumber();
    for (OpenTransaction open : transactions.values()) {
      lastNumber = Math.max(lastNumber, open.startNumber());
    }
    var parked = snapshot.shelf(Shelf.PARKED_RECORD);
    if (!parked.isEmpty()) {
      lastNumber = Math.max(lastNumber, Long.parseLong(parked.lastKey()));
    }
    restoredUpTo = lastNumber;
    offlineUpTo = lastNumber;
  }

  /** Whether a record is from before the start, so that the CSMS may have seen it already. */
  public boolean restored(long number) {
    return number <= restoredUpTo;
  }

  /** Whether records written from now on are marked as created without connection. */
  public void offline(boolean now) {
    offline = now;
    if (now) {
      offlineUpTo = lastNumber;
    }
  }

  /** Whether the connection was gone when a record was written, or has been since. */
  public boolean wasOffline(TransactionRecord record) {
    return record.head().offline() || record.head().number() <= offlineUpTo;
  }

  /** Transactions that have begun, or were about to, and have not ended. */
  public List<OpenTransaction> running() {
    return transactions.values().stream().filter(t -> !t.closed()).toList();
  }

  public Optional<OpenTransaction> find(String id) {
    return Optional.ofNullable(transactions.get(id));
  }

  /**
   * How things stand with a transaction.
   *
   * @param id null for any
   */
  public Verdict.TransactionStatus status(@Nullable String id) {
    boolean waiting = id == null ? pending.size() > 0 : pending.waitsFor(id);
    Boolean ongoing =
        id == null ? null : find(id).filter(t -> t.begun() && !t.closed()).isPresent();
    return new Verdict.TransactionStatus(ongoing, waiting);
  }

  /** Makes a transaction durable before its begin is told: energy may flow from now on. */
  public void prepare(Effects fx, Opening opening) {
    keep(fx, OpenTransaction.prepared(opening, fx.stamp()));
  }

  /** Drops a transaction that was prepared and never begun. */
  public void discard(Effects fx, String id) {
    transactions.remove(id);
    fx.delete(Shelf.TRANSACTION, id);
  }

  /** Begins a transaction that was not prepared. */
  public void begin(Effects fx, Opening opening, Occasion occasion, List<MeterValue> values) {
    begin(fx, OpenTransaction.prepared(opening, fx.stamp()), occasion, values);
  }

  /** Begins a transaction that was prepared. */
  public void begin(Effects fx, String id, Occasion occasion, List<MeterValue> values) {
    begin(fx, get(id), occasion, values);
  }

  private void begin(
      Effects fx, OpenTransaction prepared, Occasion occasion, List<MeterValue> values) {
    Opening opening = prepared.opening();
    OpenTransaction open = prepared.begins(lastNumber + 1, fx.stamp());
    var started =
        new Started(
            head(fx.stamp(), open, occasion),
            open.token(),
            opening.meterMilliWattHours(),
            opening.reservation(),
            opening.remoteStart(),
            values);
    write(fx, open, started, opening.meterMilliWattHours());
  }

  /** Logs meter values of a running transaction. */
  public void sample(Effects fx, String id, Occasion occasion, MeterValue value, long meter) {
    OpenTransaction open = get(id);
    Stamp stamp = later(open.lastStamp(), new Stamp(value.timestamp(), fx.stamp().unsyncedBoot()));
    var kept = new MeterValue(stamp.time(), value.sampledValues());
    Head head = head(stamp, open, occasion);
    write(fx, open, new TransactionRecord.Updated(head, null, List.of(kept)), meter);
  }

  /** Logs what happened to a running transaction, if any version offered tells such things. */
  public void update(Effects fx, String id, Occasion occasion, @Nullable IdToken token) {
    update(fx, id, occasion, token, null, null);
  }

  private void update(
      Effects fx,
      String id,
      Occasion occasion,
      @Nullable IdToken token,
      @Nullable Integer reservation,
      @Nullable Integer remoteStart) {
    if (tellsProgress) {
      OpenTransaction open = get(id);
      Head head = head(later(open.lastStamp(), fx.stamp()), open, occasion);
      var updated = new TransactionRecord.Updated(head, token, reservation, remoteStart, List.of());
      write(fx, open, updated, open.lastMeterMilliWattHours());
    }
  }

  /** Notes whom a running transaction is for, and tells of it. */
  public void authorized(Effects fx, String id, Occasion occasion, Claim claim) {
    keep(fx, get(id).authorized(claim.token(), claim.group()));
    update(fx, id, occasion, claim.token(), claim.reservation(), claim.remoteStart());
  }

  /**
   * A running transaction comes to an EVSE that was not known before.
   *
   * @param meter register there, from which on it is billed
   */
  public void placed(
      Effects fx, String id, Evse where, long meter, Occasion occasion, List<MeterValue> values) {
    OpenTransaction open = get(id).placed(where, meter);
    Head head = head(later(open.lastStamp(), fx.stamp()), open, occasion);
    write(fx, open, new TransactionRecord.Updated(head, null, values), meter);
  }

  /**
   * Notes at which connector a running transaction takes place. The first one counts: a plug in
   * another connector of the EVSE moves no transaction.
   */
  public void located(Effects fx, String id, Evse where) {
    OpenTransaction open = get(id);
    if (open.evse().connectorId() == null) {
      keep(fx, open.at(where));
    }
  }

  /** Keeps meter values of a known time for the end of a running transaction. */
  public void collect(Effects fx, String id, MeterValue value) {
    Stamp stamp = afterAll(get(id), new Stamp(value.timestamp(), null));
    endValues.add(fx, id, new MeterValue(stamp.time(), value.sampledValues()));
  }

  /** Makes the register durable as it was asked for at that time: a power cut loses little. */
  public void checkpoint(Effects fx, String id, long meter, Instant at) {
    OpenTransaction open = get(id);
    Stamp stamp = later(open.lastStamp(), new Stamp(at, fx.stamp().unsyncedBoot()));
    keep(fx, open.advanced(open.nextSeqNo(), meter, stamp));
  }

  /** Notes why a transaction is being ended, in case the power fails before it is. */
  public void stopping(Effects fx, String id, StopCause cause) {
    keep(fx, get(id).stopping(cause));
  }

  /**
   * Notes the group of a transaction's own token, as far as it was not known before. A second
   * answer may come when the transaction has been told to its end, and is not needed then.
   */
  public void grouped(Effects fx, String id, IdToken token, @Nullable IdToken group) {
    find(id)
        .filter(open -> group != null && !group.equals(open.group()))
        .filter(open -> token.equals(open.token()))
        .ifPresent(open -> keep(fx, open.grouped(group)));
  }

  /** Ends a transaction with a register read after the contactor opened. */
  public void end(Effects fx, String id, Ending ending, long meter) {
    OpenTransaction open = get(id);
    finish(fx, open, ending, Math.max(meter, open.lastMeterMilliWattHours()), fx.stamp());
  }

  /**
   * Ends a transaction whose last register cannot be read, with the last durable one.
   *
   * @param stamp when it ended, as far as known
   */
  public void endWithLastKnown(Effects fx, String id, Ending ending, Stamp stamp) {
    OpenTransaction open = get(id);
    finish(fx, open, ending, open.lastMeterMilliWattHours(), stamp);
  }

  private void finish(Effects fx, OpenTransaction open, Ending ending, long meter, Stamp at) {
    Stamp stamp = afterAll(open, at);
    StopCause cause = ending.cause();
    Head head = head(stamp, open, new Occasion(ending.trigger(), ending.state()));
    var ended = new Ended(head, cause, ending.by(), meter, endValues.take(fx, open.id()));
    write(fx, open.asClosed(), ended, meter);
  }

  /**
   * Puts the begin of a transaction back in front of what is next to be told of it, where a CSMS
   * that names transactions has never named this one: it heard the begin in other words, or while
   * the token or the EVSE was not known yet. One that never had both has cost nothing: its end is
   * not told.
   */
  public void tellBeginFirst(Effects fx) {
    Optional<OpenTransaction> unnamed = nextUnnamed();
    while (unnamed.isPresent()
        && !nameable(unnamed.get())
        && head().filter(Ended.class::isInstance).isPresent()) {
      delivered(fx, head().orElseThrow().head().number());
      unnamed = nextUnnamed();
    }
    unnamed
        .filter(open -> nameable(open) && open.began() != null)
        .map(TransactionLog::begin)
        .ifPresent(begin -> pending.put(fx, begin));
  }

  /**
   * Forgets a begin that was put back for a CSMS that names transactions: this one does not, and
   * has heard it.
   */
  public void tellBeginOnce(Effects fx) {
    while (head().filter(record -> record instanceof Started s && s.putBack()).isPresent()) {
      delivered(fx, head().orElseThrow().head().number());
    }
  }

  private static boolean nameable(OpenTransaction open) {
    return open.token() != null && open.opening().evse() != null;
  }

  /** The transaction of the next record, where it has no name of the CSMS and needs one. */
  private Optional<OpenTransaction> nextUnnamed() {
    return head()
        .filter(record -> !(record instanceof Started))
        .flatMap(record -> find(record.head().transactionId()))
        .filter(open -> open.csmsReference() == null && !open.startParked());
  }

  private static Started begin(OpenTransaction open) {
    Opening opening = open.opening();
    Stamp began = Objects.requireNonNull(open.began());
    Occasion occasion = Occasion.of(TriggerReason.AUTHORIZED);
    return new Started(
        new Head(open.startNumber(), open.id(), 0, opening.evse(), began, true, occasion),
        open.token(),
        opening.meterMilliWattHours(),
        opening.reservation(),
        opening.remoteStart(),
        List.of());
  }

  /** The oldest record that the CSMS has not answered. */
  public Optional<TransactionRecord> head() {
    return pending.head();
  }

  public Optional<TransactionRecord> record(long number) {
    return pending.find(number);
  }

  /** How many records wait for delivery. */
  public int waiting() {
    return pending.size();
  }

  /** The records that wait for delivery, oldest first. */
  public Collection<TransactionRecord> backlog() {
    return pending.all();
  }

  /** The CSMS named the transaction of a record. */
  public void refer(Effects fx, long number, String reference) {
    pending
        .find(number)
        .flatMap(record -> find(record.head().transactionId()))
        .ifPresent(t -> keep(fx, t.referred(reference)));
  }

  /** The CSMS answered a record: it is delivered and deleted. */
  public void delivered(Effects fx, long number) {
    pending
        .remove(fx, number)
        .ifPresent(record -> {
          fx.tell(new Fact.RecordDelivered(number));
          forgetIfDelivered(fx, record.head().transactionId());
        });
  }

  /**
   * The CSMS refused a record for good: it is set aside, listed, and blocks nothing. What follows a
   * refused begin is still told, as of a transaction without a name.
   */
  public void park(Effects fx, long number, String why) {
    TransactionRecord record = pending.remove(fx, number).orElse(null);
    if (record == null) {
      return;
    }
    fx.put(Shelf.PARKED_RECORD, Backlog.key(number), new ParkedRecord(record, why));
    fx.tell(new Fact.RecordParked(record, why));
    String id = record.head().transactionId();
    if (record instanceof Started) {
      find(id).ifPresent(t -> keep(fx, t.withStartParked()));
    }
    forgetIfDelivered(fx, id);
  }

  /** The clock became known: stamps made before are made true, once and durably. */
  public void clockKnown(Effects fx) {
    var lastOfBoot = lastUnsyncedStamps();
    if (lastOfBoot.isEmpty()) {
      return;
    }
    pending.replace(
        fx,
        record -> {
          Stamp stamp = record.head().stamp();
          Stamp known = made(stamp, lastOfBoot);
          return known.equals(stamp) ? record : record.at(known);
        });
    for (OpenTransaction open : List.copyOf(transactions.values())) {
      Stamp began = open.began();
      Stamp begin = began == null ? null : made(began, lastOfBoot);
      Stamp last = made(open.lastStamp(), lastOfBoot);
      if (!last.equals(open.lastStamp()) || !Objects.equals(begin, began)) {
        keep(fx, open.at(begin, last));
      }
    }
  }

  /** The stamp with its true time, when that can be told by now. */
  private Stamp made(Stamp stamp, Map<Long, Stamp> lastOfBoot) {
    Stamp last = stamp.unsyncedBoot() == null ? null : lastOfBoot.get(stamp.unsyncedBoot());
    return last == null ? stamp : new Stamp(clock.resolve(stamp, last), null);
  }

  private Map<Long, Stamp> lastUnsyncedStamps() {
    var last = new TreeMap<Long, Stamp>();
    var stamps = new ArrayList<Stamp>();
    pending.all().forEach(r -> stamps.add(r.head().stamp()));
    transactions.values().forEach(t -> stamps.add(t.lastStamp()));
    for (Stamp stamp : stamps) {
      if (stamp.unsyncedBoot() != null) {
        last.merge(stamp.unsyncedBoot(), stamp, (a, b) -> a.time().isAfter(b.time()) ? a : b);
      }
    }
    return last;
  }

  private void write(Effects fx, OpenTransaction open, TransactionRecord record, long meter) {
    Head head = record.head();
    lastNumber = head.number();
    keep(fx, open.advanced(head.seqNo() + 1, meter, head.stamp()));
    fx.tell(new Fact.RecordWritten(record));
    pending.put(fx, record);
  }

  private void forgetIfDelivered(Effects fx, String id) {
    OpenTransaction open = transactions.get(id);
    if (open != null && open.closed() && !pending.waitsFor(id)) {
      transactions.remove(id);
      fx.delete(Shelf.TRANSACTION, id);
    }
  }

  private void keep(Effects fx, OpenTransaction open) {
    transactions.put(open.id(), open);
    fx.put(Shelf.TRANSACTION, open.id(), open);
  }

  private Head head(Stamp stamp, OpenTransaction open, Occasion occasion) {
    return new Head(
        lastNumber + 1,
        open.id(),
        open.nextSeqNo(),
        open.opening().evse(),
        stamp,
        offline,
        occasion);
  }

  private OpenTransaction get(String id) {
    OpenTransaction open = transactions.get(id);
    if (open == null) {
      throw new IllegalArgumentException("no transaction " + id);
    }
    return open;
  }

  /** Not before any record of the transaction, nor any value that waits for its end. */
  private Stamp afterAll(OpenTransaction open, Stamp next) {
    Stamp stamp = later(open.lastStamp(), next);
    return endValues
        .lastTime(open.id())
        .map(last -> later(new Stamp(last, null), stamp))
        .orElse(stamp);
  }

  /** Within a transaction time never runs backwards, whatever the clock does. */
  private static Stamp later(Stamp last, Stamp next) {
    boolean comparable = last.known() == next.known();
    return comparable && next.time().isBefore(last.time()) ? last : next;
  }
}
