package hitchpost.core.metering;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.Quantity;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.Occasion;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.Evse;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.TriggerReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Meter values that somebody wants now.
 *
 * <p>Source: OCPP 1.6, 5.17; OCPP 2.0.1 part 2, F06.
 */
public final class OutOfTurn {
  /** Readings asked for and not yet answered; older ones are given up. */
  private static final int MAX_OPEN_REQUESTS = 64;

  private enum Subject {
    /** What runs at a connector, or the connector when nothing does. */
    CONNECTOR,
    /** An EVSE, whatever runs there. */
    EVSE,
    /** What runs at an EVSE, with how far it is. */
    TRANSACTION
  }

  private record Wanted(Evse where, Subject subject, boolean recorded, Instant at) {}

  private final Metering metering;
  private final TransactionLog log;
  private final StationClock clock;
  private final IntFunction<ChargingState> states;
  private final TreeMap<Long, Wanted> wanted = new TreeMap<>();

  /**
   * @param states how far a transaction at an EVSE is
   */
  public OutOfTurn(
      Metering metering,
      TransactionLog log,
      StationClock clock,
      IntFunction<ChargingState> states) {
    this.metering = metering;
    this.log = log;
    this.clock = clock;
    this.states = states;
  }

  /**
   * Takes values of a connector and tells them.
   *
   * @param recorded whether they belong to the transaction that runs there, if any; else they are
   *     told beside it
   */
  public void tellConnector(Effects fx, Evse connector, boolean recorded) {
    read(fx, new Wanted(connector, Subject.CONNECTOR, recorded, fx.time()));
  }

  /** Takes values of an EVSE and tells them beside the transaction that may run there. */
  public void tellEvse(Effects fx, Evse place) {
    read(fx, new Wanted(place, Subject.EVSE, false, fx.time()));
  }

  /** Tells how far the transaction at an EVSE is, with values. */
  public void tellTransaction(Effects fx, Evse place) {
    read(fx, new Wanted(place, Subject.TRANSACTION, true, fx.time()));
  }

  private void read(Effects fx, Wanted what) {
    wanted.put(metering.read(fx, what.where().id()), what);
    if (wanted.size() > MAX_OPEN_REQUESTS) {
      wanted.pollFirstEntry();
    }
  }

  /** The meter answered somebody. */
  public void answered(Effects fx, long number, MeterReading reading) {
    Wanted what = wanted.remove(number);
    if (what == null) {
      return;
    }
    Optional<String> transaction =
        what.recorded() ? metering.transactionAt(what.where()) : Optional.empty();
    switch (what.subject()) {
      case EVSE -> beside(fx, what, reading, StandardSettings.ALIGNED_MEASURANDS);
      case CONNECTOR -> {
        if (transaction.isPresent()) {
          record(fx, what, transaction.get(), reading, Occasion.of(TriggerReason.TRIGGER));
        } else {
          beside(fx, what, reading, StandardSettings.SAMPLED_MEASURANDS);
        }
      }
      case TRANSACTION ->
          transaction.ifPresent(id -> record(fx, what, id, reading, standing(what)));
    }
  }

  /** The meter will not answer: how far a transaction is can be told without it. */
  public void silent(Effects fx, long number) {
    Wanted what = wanted.remove(number);
    if (what != null && what.subject() == Subject.TRANSACTION) {
      metering
          .transactionAt(what.where())
          .ifPresent(id -> log.update(fx, id, standing(what), null));
    }
  }

  private Occasion standing(Wanted what) {
    return new Occasion(TriggerReason.TRIGGER, states.apply(what.where().id()));
  }

  private void record(
      Effects fx, Wanted what, String transaction, MeterReading reading, Occasion occasion) {
    List<Quantity> measurands = metering.wanted(StandardSettings.SAMPLED_MEASURANDS);
    List<SampledValue> values =
        metering.values(
            what.where().id(), transaction, reading, measurands, ReadingContext.TRIGGER);
    if (!values.isEmpty()) {
      var value = new MeterValue(what.at(), values);
      log.sample(fx, transaction, occasion, value, reading.importMilliWattHours());
    } else if (what.subject() == Subject.TRANSACTION) {
      log.update(fx, transaction, occasion, null);
    }
  }

  private void beside(
      Effects fx, Wanted what, MeterReading reading, Setting<List<Quantity>> measurands) {
    List<SampledValue> values =
        metering.values(
            what.where().id(), null, reading, metering.wanted(measurands), ReadingContext.TRIGGER);
    if (!values.isEmpty() && clock.known()) {
      fx.tellOnDemand(new Fact.MeterDue(what.where(), new MeterValue(what.at(), values)));
    }
  }
}
