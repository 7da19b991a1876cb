package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.ChargingState;
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

  /** A version that tells whole Wh leaves out less than one. */
  private static final long MILLI_IN_WHOLE = 1000;

  private final int number;
  private final String stationId;
  private final Instant startedAt;
  private final @Nullable AuthorizationStatus startStatus;

  private final List<Metered> meterValues = new ArrayList<>();
  private final Set<Record> distinct = new HashSet<>();
  private final int bound;
  private final boolean tokenCameLater;
  private Start start;
  private final EventLog events;
  private @Nullable Integer id;
  private @Nullable String uuid;
  private @Nullable ChargingState chargingState;
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
      Instant timestamp, @Nullable Long registerMilliWh, String reason, Record message) {
    /** One version tells all alike; another one tells whole Wh, and its own reasons. */
    boolean isSameAs(Stop other) {
      return message.getClass() == other.message.getClass()
          ? message.equals(other.message)
          : timestamp.equals(other.timestamp);
    }
  }

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
    events = new EventLog(bound);
    this.number = number;
    this.stationId = stationId;
    this.start = start;
    tokenCameLater = start.idTag().isEmpty();
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

  /** The id that the station gave it, as OCPP 2.0.1 has it. */
  public Optional<String> uuid() {
    return Optional.ofNullable(uuid);
  }

  /** The id under which it is known best, for people. */
  public String reference() {
    return uuid == null ? String.valueOf(id) : uuid;
  }

  /** How far it is from energy flowing, as far as OCPP 2.0.1 told. */
  public Optional<ChargingState> chargingState() {
    return Optional.ofNullable(chargingState);
  }

  /** The numbers of events of OCPP 2.0.1 that have not arrived, though later ones have. */
  public List<Integer> missingEvents() {
    return events.missing();
  }

  /** How many of its events happened while the CSMS was out of reach, as OCPP 2.0.1 tells. */
  public int offlineEvents() {
    return events.offline();
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

  /** What it has cost in energy so far, in mWh, or in the end. */
  OptionalLong energySoFarMilliWh() {
    Long from = start.registerMilliWh();
    BigDecimal to = highestWh;
    return stop != null || from == null || to == null
        ? energyMilliWh()
        : OptionalLong.of(to.movePointRight(MILLI_DIGITS).longValue() - from);
  }

  EventLog events() {
    return events;
  }

  /** Whether what is told of a transaction may be told of this one, by token and time. */
  boolean mayBe(Start told) {
    boolean sameToken =
        start.idTag().isEmpty()
            || told.idTag().isEmpty()
            || start.idTag().equalsIgnoreCase(told.idTag());
    Stop end = stop;
    return sameToken
        && !told.timestamp().isBefore(start.timestamp())
        && (end == null || !told.timestamp().isAfter(end.timestamp()));
  }

  /**
   * Whether a begin that is told may be its own. Versions name its time alike; only one that knows
   * no begin without a token tells it from the token on; then it has to be at the same place.
   */
  boolean beganWith(Start told) {
    return start.timestamp().equals(told.timestamp()) || tokenCameLater && mayBeAt(told);
  }

  /** Versions number places differently: where the numbers differ, the register decides. */
  private boolean mayBeAt(Start told) {
    Long first = start.registerMilliWh();
    Long register = told.registerMilliWh();
    Long last = stop == null ? null : stop.registerMilliWh();
    boolean registerFits =
        first != null
            && register != null
            && register > first - MILLI_IN_WHOLE
            && (last == null || register <= last);
    return told.connectorId() == start.connectorId() || registerFits;
  }

  void named(String given) {
    uuid = given;
  }

  void charging(ChargingState state) {
    chargingState = state;
  }

  /** Adds to the begin what was not known of it. */
  void completed(Start told, Complaints complaints) {
    boolean moved = told.connectorId() != 0 && start.connectorId() != 0;
    if (moved && id == null && told.connectorId() != start.connectorId()) {
      complaints.add(Rule.BOOKS, "evse", "the transaction is on EVSE " + start.connectorId());
    }
    Long register = start.registerMilliWh();
    start =
        new Start(
            start.timestamp(),
            start.connectorId() == 0 ? told.connectorId() : start.connectorId(),
            start.idTag().isEmpty() ? told.idTag() : start.idTag(),
            register == null ? told.registerMilliWh() : register);
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
    if (kept(now, message)) {
      happened(readings, complaints);
    }
  }

  /** Something happened at these moments, while it was open. */
  void happened(List<Reading> readings, Complaints complaints) {
    if (stop != null) {
      String name = "transaction " + reference();
      complaints.add(Rule.BOOKS, "transactionId", name + " is stopped already");
    }
    for (Reading reading : readings) {
      checkTime("meterValue.timestamp", reading.at, complaints);
      checkRegister("meterValue.sampledValue", reading.wh, complaints);
    }
  }

  /** Keeps a message with meter values; false when the same was there already. */
  boolean kept(Instant now, Record message) {
    boolean repeated = !distinct.add(message);
    if (meterValues.size() == bound) {
      distinct.remove(meterValues.removeFirst().message());
    }
    meterValues.add(new Metered(now, message, repeated));
    return !repeated;
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
    } else if (!end.isSameAs(before)) {
      complaints.add(
          Rule.BOOKS,
          "transactionId",
          "transaction " + reference() + " was stopped differently before");
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
