package hitchpost.simulator.world;

import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/** One transaction as its records tell it. */
final class Deal {
  final TransactionRecord.Started start;

  /**
   * Records not yet answered by the CSMS; the transaction is settled when it has ended with none.
   */
  int waiting;

  int nextSeqNo;
  boolean ended;
  boolean startParked;

  /** Whether the CSMS has answered its begin, under whatever version. */
  boolean beginHeard;

  /** When its begin was written. */
  ClockAudit.@Nullable Moment written;

  /** What the CSMS calls it, null until it said. */
  @Nullable Integer csmsId;

  /** The largest error of the clock in any record so far; its time never runs backwards. */
  long clockErrorNanos;

  /** The largest register that is durable. */
  long durableMilliWattHours;

  /** Whoever pays for a transaction; one that nobody pays for must not begin. */
  static IdToken payer(TransactionRecord.Started start) {
    IdToken token = start.token();
    if (token == null) {
      throw new Broken("I7", "a transaction of nobody: " + start);
    }
    return token;
  }

  Deal(TransactionRecord.Started start) {
    this.start = start;
    this.durableMilliWattHours = start.meterMilliWattHours();
  }

  String id() {
    return start.head().transactionId();
  }

  int evse() {
    return start.head().place().id();
  }

  int connector() {
    Integer id = start.head().place().connectorId();
    return id == null ? 1 : id;
  }

  Evse place() {
    return new Evse(evse(), connector());
  }

  @Override
  public String toString() {
    return id() + " at EVSE " + evse() + " of " + payer(start).value();
  }
}
