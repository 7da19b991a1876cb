package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the CSMS has come to know it, whatever version told of it. Grows while messages
 * arrive.
 */
public final class CsmsTransaction {
  private static final int MILLI_DIGITS = 3;

  private final int number;
  private final String stationId;
  private final Instant startedAt;
  private final @Nullable AuthorizationStatus startStatus;
  private final List<Metered> meterValues = new ArrayList<>();
  private final Set<Record> distinct = new HashSet<>();
  private final int bound;
  private Start start;
  private @Nullable Integer id;
  private @Nullable Stop stop;
  private @Nullable Instant stoppedAt;
  private int starts = 1;
  private int stops;
  private Instant latest;
  private @Nullable BigDecimal highestWh;

  /**
   * How it began, as far as it was told.
   *
   * @param timestamp by the clock of the station
   * @param connectorId of OCPP 1.6, or the id of the EVSE; 0 while it is not known
   * @param idTag empty while no token was told
   * @param registerMilliWh absent while it was not told
   */
  public record Start(
      Instant timestamp, int connectorId, String idTag, @Nullable Long registerMilliWh) {}

  /**
   * How it ended.
   *
   * @param timestamp by the clock of the station
   * @param registerMilliWh absent when it was not told
   * @param message that told of it first
   */
  public record Stop(
      Instant timestamp, @Nullable Long registerMilliWh, String reason, Record message) {}

  /**
   * One message with meter values of the transaction.
   *
   * @param receivedAt by the clock of the CSMS
   * @param repeated whether the same content had arrived before
   */
  public record Metered(Instant receivedAt, Record message, boolean repeated) {}

  /** A moment of which a station tells something, perhaps the energy register of that moment. */
  record Reading(Instant at, @Nullable BigDecimal wh) {}

  CsmsTransaction(
      int number,
      String stationId,
      Instant now,
      Start start,
      @Nullable AuthorizationStatus status,
      int bound) {
    this.bound = bound;
    this.number = number;
    this.stationId = stationId;
    this.start = start;
    startedAt = now;
    startStatus = status;
    latest = start.timestamp();
    Long register = start.registerMilliWh();
    highestWh = register == null ? null : BigDecimal.valueOf(register, MILLI_DIGITS);
  }

  /** Counts the transactions of this CSMS from 1; unlike the id, no two share it. */
  public int number() {
    return number;
  }

  /** The transaction id that the station was given, as OCPP 1.6 has it. */
  public Optional<Integer> id() {
    return Optional.ofNullable(id);
  }

  public String stationId() {
    return stationId;
  }

  /** How it began. */
  public Start start() {
    return start;
  }

  /** When the first message of it arrived, by the clock of the CSMS. */
  public Instant startedAt() {
    return startedAt;
  }

  /** What the station was told about the token that began it; absent when none was. */
  public @Nullable AuthorizationStatus startStatus() {
    return startStatus;
  }

  /** How often its begin arrived. */
  public int starts() {
    return starts;
  }

  /** Its meter values in the order in which they arrived. */
  public List<Metered> meterValues() {
    return Collections.unmodifiableList(meterValues);
  }

  /** How it ended, as the first message said that told of it. */
  public Optional<Stop> stop() {
    return Optional.ofNullable(stop);
  }

  /** When that message first arrived, by the clock of the CSMS. */
  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  /** How often its end arrived, of whatever content. */
  public int stops() {
    return stops;
  }

  public boolean isOpen() {
    return stop == null;
  }

  /** What is billed, in mWh: the difference of the register between start and stop. */
  public OptionalLong energyMilliWh() {
    Stop end = stop;
    Long from = start.registerMilliWh();
    Long to = end == null ? null : end.registerMilliWh();
    return from == null || to == null ? OptionalLong.empty() : OptionalLong.of(to - from);
  }

  /** What is billed, in whole Wh. */
  public OptionalLong energyWh() {
    OptionalLong milli = energyMilliWh();
    return milli.isEmpty() ? milli : OptionalLong.of(Math.floorDiv(milli.getAsLong(), 1000L));
  }

  boolean beganAtMost(long registerMilliWh) {
    Long register = start.registerMilliWh();
    return register == null || register <= registerMilliWh;
  }

  void identified(int given) {
    id = given;
  }

  void startRepeated() {
    starts++;
  }

  void metered(Instant now, Record message, List<Reading> readings, Complaints complaints) {
    boolean repeated = !distinct.add(message);
    if (meterValues.size() == bound) {
      distinct.remove(meterValues.removeFirst().message());
    }
    meterValues.add(new Metered(now, message, repeated));
    if (repeated) {
      return;
    }
    if (stop != null) {
      complaints.add(Rule.BOOKS, "transactionId", "transaction " + id + " is stopped already");
    }
    for (Reading reading : readings) {
      checkTime("meterValue.timestamp", reading.at, complaints);
      checkRegister("meterValue.sampledValue", reading.wh, complaints);
    }
  }

  void stopped(Instant now, Stop end, Complaints complaints) {
    stops++;
    Stop before = stop;
    if (before == null) {
      checkTime("timestamp", end.timestamp(), complaints);
      Long register = end.registerMilliWh();
      BigDecimal wh = register == null ? null : BigDecimal.valueOf(register, MILLI_DIGITS);
      checkRegister("meterStop", wh, complaints);
      stop = end;
      stoppedAt = now;
    } else if (!end.message().equals(before.message())) {
      complaints.add(
          Rule.BOOKS, "transactionId", "transaction " + id + " was stopped differently before");
    }
  }

  private void checkTime(String path, Instant time, Complaints complaints) {
    if (time.isBefore(latest)) {
      complaints.add(Rule.BOOKS, path, time + " is before " + latest + ", which was told earlier");
    } else {
      latest = time;
    }
  }

  /** Start and stop are whole Wh, so the two ends may differ by one from the values between. */
  private void checkRegister(String path, @Nullable BigDecimal wh, Complaints complaints) {
    if (wh == null) {
      return;
    }
    BigDecimal highest = highestWh;
    if (highest != null && wh.add(BigDecimal.ONE).compareTo(highest) < 0) {
      complaints.add(
          Rule.BOOKS, path, "the register fell from " + text(highest) + " to " + text(wh) + " Wh");
    } else {
      highestWh = highest == null ? wh : highest.max(wh);
    }
  }

  private static String text(BigDecimal wh) {
    return wh.stripTrailingZeros().toPlainString();
  }
}
