package hitchpost.simulator.csms.model;

import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.MeterValue;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
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

/** A transaction as the CSMS has come to know it. Grows while messages arrive. */
public final class CsmsTransaction {
  private final int number;
  private final int id;
  private final String stationId;
  private final Instant startedAt;
  private final StartTransactionRequest start;
  private final AuthorizationStatus startStatus;
  private final List<Metered> meterValues = new ArrayList<>();
  private final Set<MeterValuesRequest> distinct = new HashSet<>();
  private final int bound;
  private @Nullable StopTransactionRequest stop;
  private @Nullable Instant stoppedAt;
  private int starts = 1;
  private int stops;
  private Instant latest;
  private BigDecimal highestWh;

  /**
   * One MeterValues message of the transaction.
   *
   * @param receivedAt by the clock of the CSMS
   * @param repeated whether the same content had arrived before
   */
  public record Metered(Instant receivedAt, MeterValuesRequest values, boolean repeated) {}

  CsmsTransaction(
      int number,
      int id,
      String stationId,
      Instant now,
      StartTransactionRequest start,
      AuthorizationStatus status,
      int bound) {
    this.bound = bound;
    this.number = number;
    this.id = id;
    this.stationId = stationId;
    this.start = start;
    startedAt = now;
    startStatus = status;
    latest = start.timestamp();
    highestWh = BigDecimal.valueOf(start.meterStart());
  }

  /** Counts the transactions of this CSMS from 1; unlike the id, no two share it. */
  public int number() {
    return number;
  }

  /** The transaction id that the station was given. */
  public int id() {
    return id;
  }

  public String stationId() {
    return stationId;
  }

  /** The message that started it, with the station's own time stamp. */
  public StartTransactionRequest start() {
    return start;
  }

  /** When that message first arrived, by the clock of the CSMS. */
  public Instant startedAt() {
    return startedAt;
  }

  /** What the station was told about the token. */
  public AuthorizationStatus startStatus() {
    return startStatus;
  }

  /** How often the StartTransaction arrived. */
  public int starts() {
    return starts;
  }

  /** Its meter values in the order in which they arrived. */
  public List<Metered> meterValues() {
    return Collections.unmodifiableList(meterValues);
  }

  /** The first message that stopped it. */
  public Optional<StopTransactionRequest> stop() {
    return Optional.ofNullable(stop);
  }

  /** When that message first arrived, by the clock of the CSMS. */
  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  /** How often a StopTransaction arrived, of whatever content. */
  public int stops() {
    return stops;
  }

  public boolean isOpen() {
    return stop == null;
  }

  /** What is billed, in Wh: the difference of the register between start and stop. */
  public OptionalLong energyWh() {
    StopTransactionRequest end = stop;
    return end == null
        ? OptionalLong.empty()
        : OptionalLong.of(end.meterStop() - start.meterStart());
  }

  void startRepeated() {
    starts++;
  }

  void metered(Instant now, MeterValuesRequest values, Complaints complaints) {
    boolean repeated = !distinct.add(values);
    if (meterValues.size() == bound) {
      distinct.remove(meterValues.removeFirst().values());
    }
    meterValues.add(new Metered(now, values, repeated));
    if (repeated) {
      return;
    }
    if (stop != null) {
      complaints.add(Rule.BOOKS, "transactionId", "transaction " + id + " is stopped already");
    }
    for (MeterValue value : values.meterValue()) {
      checkTime("meterValue.timestamp", value.timestamp(), complaints);
      Registers.energyWh(value)
          .ifPresent(wh -> checkRegister("meterValue.sampledValue", wh, complaints));
    }
  }

  void stopped(Instant now, StopTransactionRequest request, Complaints complaints) {
    stops++;
    if (stop == null) {
      checkTime("timestamp", request.timestamp(), complaints);
      checkRegister("meterStop", BigDecimal.valueOf(request.meterStop()), complaints);
      stop = request;
      stoppedAt = now;
    } else if (!request.equals(stop)) {
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
  private void checkRegister(String path, BigDecimal wh, Complaints complaints) {
    if (wh.add(BigDecimal.ONE).compareTo(highestWh) < 0) {
      complaints.add(
          Rule.BOOKS,
          path,
          "the register fell from "
              + highestWh.toPlainString()
              + " to "
              + wh.toPlainString()
              + " Wh");
    } else {
      highestWh = highestWh.max(wh);
    }
  }
}
