package hitchpost.core.conversation;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.transaction.TransactionRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Delivers transaction records one after the other, in order, each until it is answered.
 *
 * <p>A refusal or a timeout counts as a failed attempt; a lost connection does not. After the last
 * attempt the record is parked. Source: OCPP 1.6, 3.7.1.
 */
final class Deliveries {
  private static final String RETRY = "delivery-retry";

  private final Settings settings;
  private final TransactionLog log;
  private final Timers timers = new Timers();

  /** Order of the records written while the connection was there; older ones are backlog. */
  private final Map<Long, Long> live = new TreeMap<>();

  private long attempting;
  private int failures;
  private int sends;

  Deliveries(Settings settings, TransactionLog log) {
    this.settings = settings;
    this.log = log;
  }

  /** A record was written while the connection was there. */
  void written(long number, long order) {
    live.put(number, order);
  }

  /** The connection is gone: what is not delivered is backlog. */
  void disconnected() {
    live.clear();
  }

  /**
   * The record that may be sent now; one without a true time waits until the time is known.
   *
   * @param named whether the CSMS must have named a transaction before it can be told more of it
   */
  Optional<Fact.RecordDue> due(Effects fx, boolean named) {
    if (timers.running(RETRY, "")) {
      return Optional.empty();
    }
    if (named) {
      log.tellBeginFirst(fx);
    } else {
      log.tellBeginOnce(fx);
    }
    return log.head().filter(record -> record.head().stamp().known()).map(this::due);
  }

  private Fact.RecordDue due(TransactionRecord record) {
    Optional<OpenTransaction> transaction = log.find(record.head().transactionId());
    return new Fact.RecordDue(
        record,
        transaction.map(OpenTransaction::csmsReference).orElse(null),
        transaction.filter(OpenTransaction::startParked).isPresent(),
        log.wasOffline(record));
  }

  /** Place of a record among the calls, or empty when it belongs to the backlog. */
  Optional<Long> order(long number) {
    return Optional.ofNullable(live.get(number));
  }

  /** A record goes out. */
  void sent(long number) {
    if (number != attempting) {
      attempting = number;
      failures = 0;
      sends = 0;
    }
    sends++;
  }

  /** Whether the CSMS may have seen this record before. */
  boolean repeated(long number) {
    return log.restored(number) || number == attempting && sends > 1;
  }

  void delivered(Effects fx, long number) {
    live.remove(number);
    log.delivered(fx, number);
  }

  /** An attempt failed: the record is tried again later, or parked. */
  void failed(Effects fx, long number, String why) {
    if (log.record(number).isEmpty()) {
      return;
    }
    failures++;
    if (failures >= settings.get(StandardSettings.TX_MESSAGE_ATTEMPTS)) {
      live.remove(number);
      log.park(fx, number, why);
      return;
    }
    long seconds = (long) settings.get(StandardSettings.TX_MESSAGE_RETRY_INTERVAL) * failures;
    timers.start(fx, RETRY, "", Duration.ofSeconds(seconds));
  }

  /** A record that this version cannot express is parked at once. */
  void unspeakable(Effects fx, long number, String why) {
    live.remove(number);
    log.park(fx, number, why);
  }

  static boolean owns(Timer timer) {
    return timer.kind().equals(RETRY);
  }

  void timerFired(Timer timer) {
    timers.current(timer);
  }
}
