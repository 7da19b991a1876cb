package hitchpost.station.run;

import hitchpost.core.Fact;
import hitchpost.core.Now;
import hitchpost.core.StationView;
import hitchpost.core.dialect.Learned;
import hitchpost.core.rpc.LogMask;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.BootNotificationResponse;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.MessageContent;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.OcppTransactionEvent;
import hitchpost.core.types.OcppTransactionEventResponse;
import hitchpost.core.types.StopReason;
import hitchpost.core.types.TransactionEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what happens at a station into what its local users hear. */
final class ServiceEvents implements StationListener {
  /** How far ahead the schedules look. */
  static final Duration AHEAD = Duration.ofDays(1);

  /** How old schedules get before they are told again, so that they always reach ahead. */
  private static final long STALE_NANOS = AHEAD.dividedBy(2).toNanos();

  private final List<Consumer<ServiceEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Supplier<Now> clock;
  private final VariableWatch watch;

  // for the one who has the station
  private volatile @Nullable Told told;

  /** When schedules were told last, and of which revision they were. */
  private record Told(long revision, long nanos) {}

  /**
   * @param clock what the station lives by
   * @param watch tells of variables
   */
  ServiceEvents(Supplier<Now> clock, VariableWatch watch) {
    this.clock = clock;
    this.watch = watch;
  }

  /** Lets somebody hear everything from now on, the schedules at once. */
  void add(Consumer<ServiceEvent> listener) {
    listeners.add(listener);
    told = null;
  }

  void remove(Consumer<ServiceEvent> listener) {
    listeners.remove(listener);
  }

  private void tell(ServiceEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  public void started(BootReason reason, Instant at) {
    told = null;
  }

  @Override
  public void received(String text, Instant at) {
    message(true, text, at);
  }

  @Override
  public void sent(String text, Instant at) {
    message(false, text, at);
  }

  private void message(boolean incoming, String text, Instant at) {
    if (!listeners.isEmpty()) {
      tell(new ServiceEvent.Message(incoming, LogMask.SECRETS.line(text), at));
    }
  }

  @Override
  public void stepped(StationView view) {
    if (listeners.isEmpty()) {
      return;
    }
    Now now = clock.get();
    watch.changes(view, now).forEach(event -> tell(new ServiceEvent.Data(event)));
    Told last = told;
    long revision = view.limitsRevision();
    if (last == null
        || last.revision() != revision
        || now.monotonicNanos() - last.nanos() > STALE_NANOS) {
      told = new Told(revision, now.monotonicNanos());
      tell(new ServiceEvent.Schedules(view.schedules(now, AHEAD)));
    }
  }

  @Override
  public void happened(Fact fact, Instant at) {
    if (listeners.isEmpty()) {
      return;
    }
    switch (fact) {
      case Fact.RecordWritten(var record) -> tell(new ServiceEvent.Transaction(event(record)));
      case Fact.Answered(Fact.BootDue _, var learned) -> introduced(learned);
      case Fact.Answered(Fact.RecordDue due, var learned) ->
          tell(new ServiceEvent.TransactionAnswered(response(due.record().head(), learned)));
      case Fact.ConnectionChanged(var subprotocol, var reason, _) ->
          tell(new ServiceEvent.Connection(subprotocol, reason));
      case Fact.SecurityHappened(var event) -> tell(new ServiceEvent.Security(event));
      case Fact.Noticed(var event) -> tell(new ServiceEvent.Data(event));
      default -> {
        // told in another way, or of no concern to others
      }
    }
  }

  private static OcppTransactionEvent event(TransactionRecord record) {
    return switch (record) {
      case TransactionRecord.Started r ->
          event(TransactionEvent.STARTED, r.head(), r.token(), r.values(), null);
      case TransactionRecord.Updated r ->
          event(TransactionEvent.UPDATED, r.head(), r.token(), r.values(), null);
      case TransactionRecord.Ended r ->
          event(TransactionEvent.ENDED, r.head(), r.token(), r.values(), r.cause().reason());
    };
  }

  private static OcppTransactionEvent event(
      TransactionEvent event,
      TransactionRecord.Head head,
      @Nullable IdToken token,
      List<MeterValue> values,
      @Nullable StopReason reason) {
    return new OcppTransactionEvent(
        event,
        head.stamp().time(),
        head.transactionId(),
        head.seqNo(),
        head.occasion().trigger(),
        head.offline(),
        head.evse(),
        head.occasion().state(),
        token,
        values,
        reason);
  }

  private static OcppTransactionEventResponse response(
      TransactionRecord.Head head, List<Learned> learned) {
    BigDecimal cost = null;
    Integer priority = null;
    IdTokenInfo info = null;
    MessageContent message = null;
    for (Learned lesson : learned) {
      switch (lesson) {
        case Learned.Cost(_, var amount) -> cost = amount;
        case Learned.Priority(_, int told) -> priority = told;
        case Learned.TokenState(_, var state) -> info = state;
        case Learned.MessageToDriver(_, var text) -> message = text;
        default -> {
          // for the station itself
        }
      }
    }
    return new OcppTransactionEventResponse(
        head.transactionId(), head.seqNo(), cost, priority, info, message);
  }

  private void introduced(List<Learned> learned) {
    Instant time = Instant.EPOCH;
    for (Learned lesson : learned) {
      if (lesson instanceof Learned.Time(var csmsTime)) {
        time = csmsTime;
      } else if (lesson instanceof Learned.Registration(var status, long seconds, var why)) {
        Duration interval = Duration.ofSeconds(Math.clamp(seconds, 0, Integer.MAX_VALUE));
        tell(
            new ServiceEvent.Introduced(new BootNotificationResponse(status, time, interval, why)));
      }
    }
  }
}
