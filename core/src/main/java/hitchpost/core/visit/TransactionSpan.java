package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.EvseState.ConnectorState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.Claim;
import hitchpost.core.transaction.Ending;
import hitchpost.core.transaction.Occasion;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.Opening;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.TriggerReason;
import hitchpost.core.types.TxPoint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of an EVSE: begins and ends it where the settings say, and tells what happens in
 * between.
 *
 * <p>Its begin needs a reading of the meter, and no energy flows before there is one. Source: OCPP
 * 2.0.1 part 2, E01 to E10.
 */
final class TransactionSpan {
  private final Surroundings around;
  private final EvseState evse;
  private @Nullable String id;
  private Standing last = Standing.EMPTY;

  /** The begin that is due as soon as the meter is read; null when none is. */
  private @Nullable TriggerReason due;

  /** What a driver did last, before energy could flow. */
  private TriggerReason latest = TriggerReason.AUTHORIZED;

  /** Of a transaction that is prepared and has not begun. */
  private @Nullable MeterReading firstReading;

  /** Whether it began before its EVSE was known, and the register here is not read yet. */
  private boolean unplaced;

  private StopCause withdrawn = StopCause.LOCAL;

  /** What ends the transaction that has been opened; null where the settings say it. */
  private @Nullable List<TxPoint> stops;

  TransactionSpan(Surroundings around, EvseState evse) {
    this.around = around;
    this.evse = evse;
  }

  /** The transaction that has begun here and not ended. */
  Optional<OpenTransaction> running() {
    return current().filter(OpenTransaction::begun);
  }

  /** Whether the register of the begin is durable. */
  boolean opened() {
    return id != null && !unplaced;
  }

  /** Whether the register of a begin has to be read, whatever else is going on. */
  boolean wantsReading() {
    return due != null && id == null || unplaced && last.bay();
  }

  /** Takes over a transaction of whoever may charge here, which has begun without an EVSE. */
  void join(String transaction, Grant grant) {
    id = transaction;
    stops = around.log().find(transaction).orElseThrow().opening().stops();
    unplaced = true;
    last = Standing.waiting(grant);
  }

  /** Takes over a transaction of the last life, of which the CSMS knows that it stood like this. */
  void resume(OpenTransaction transaction, Standing as) {
    id = transaction.id();
    stops = transaction.opening().stops();
    last = as;
    withdrawn = StopCause.POWER_LOSS;
  }

  /** The transaction here, whether its begin is told or only prepared. */
  Optional<OpenTransaction> current() {
    String present = id;
    return present == null ? Optional.empty() : around.log().find(present);
  }

  /** Why the authorization is about to be withdrawn. */
  void because(StopCause cause) {
    withdrawn = cause;
  }

  /** The register of the begin was read: the transaction begins, or will without reading again. */
  void open(Effects fx, MeterReading reading, Standing now) {
    if (unplaced) {
      place(fx, reading, now);
    }
    if (id != null) {
      return;
    }
    notice(now);
    Grant grant = now.grant();
    var opening =
        new Opening(
            around.random().nextUuid().toString(),
            where(now),
            grant == null ? null : grant.token(),
            grant == null ? null : grant.group(),
            reading.importMilliWattHours(),
            grant == null ? null : grant.reservation(),
            grant == null ? null : grant.remoteStart(),
            around.settings().get(StandardSettings.TX_STOP_POINT));
    id = opening.id();
    stops = opening.stops();
    firstReading = reading;
    TriggerReason trigger = due;
    if (trigger == null) {
      around.log().prepare(fx, opening);
    } else {
      Occasion occasion = new Occasion(trigger, now.state()).with(cable(now));
      around.log().begin(fx, opening, occasion, startValues(fx, reading));
      begun(fx, opening, grant);
    }
  }

  /** The transaction began without an EVSE, and has come to this one. */
  private void place(Effects fx, MeterReading reading, Standing now) {
    last = now;
    if (!now.bay()) {
      return;
    }
    TriggerReason trigger =
        now.connected() ? TriggerReason.CABLE_PLUGGED_IN : TriggerReason.EV_DETECTED;
    unplaced = false;
    firstReading = reading;
    around
        .log()
        .placed(
            fx,
            opening(),
            where(now),
            reading.importMilliWattHours(),
            new Occasion(trigger, now.state()).with(cable(now)),
            startValues(fx, reading));
    begun(fx, around.log().find(opening()).orElseThrow().opening(), now.grant());
  }

  private @Nullable Integer cable(Standing now) {
    return evse.connector(now.connector()).map(ConnectorState::cableMilliAmperes).orElse(null);
  }

  private Evse where(Standing now) {
    return new Evse(evse.id(), now.connector() == 0 ? null : now.connector());
  }

  private List<MeterValue> startValues(Effects fx, MeterReading reading) {
    return around.log().tellsProgress()
        ? around.metering().startValues(fx, evse.id(), opening(), reading)
        : List.of();
  }

  private String opening() {
    String present = id;
    if (present == null) {
      throw new IllegalStateException("no transaction at EVSE " + evse.id());
    }
    return present;
  }

  private void begun(Effects fx, Opening opening, @Nullable Grant grant) {
    MeterReading reading = firstReading;
    due = null;
    firstReading = null;
    Evse where = Objects.requireNonNull(opening.evse());
    if (reading != null) {
      around.metering().began(fx, where, opening.id(), reading);
    }
    around.smartCharging().began(fx, opening.id(), where, grant == null ? null : grant.profile());
  }

  /** Looks at how things stand now. */
  void look(Effects fx, Standing now) {
    if (now.same(last)) {
      return;
    }
    Optional<OpenTransaction> open = current();
    if (open.isEmpty()) {
      notice(now);
    } else if (open.get().begun()) {
      changed(fx, now);
    } else {
      notice(now);
      beginOrDiscard(fx, open.get(), now);
    }
  }

  /** Notes whether a start point is passed. */
  private void notice(Standing now) {
    Standing before = last;
    last = now;
    TriggerReason trigger = trigger(before, now);
    if (trigger != TriggerReason.CHARGING_STATE_CHANGED) {
      latest = trigger;
    }
    for (TxPoint point : starts()) {
      if (now.at(point) && !before.at(point)) {
        due = trigger(point);
      }
    }
    if (starts().stream().noneMatch(now::at)) {
      due = null;
    }
  }

  private TriggerReason trigger(TxPoint point) {
    return switch (point) {
      case ENERGY_TRANSFER -> TriggerReason.CHARGING_STATE_CHANGED;
      case DATA_SIGNED -> TriggerReason.SIGNED_DATA_RECEIVED;
      case PARKING_BAY_OCCUPANCY -> seesBay() ? TriggerReason.EV_DETECTED : latest;
      case EV_CONNECTED, AUTHORIZED, POWER_PATH_CLOSED -> latest;
    };
  }

  private void beginOrDiscard(Effects fx, OpenTransaction prepared, Standing now) {
    TriggerReason trigger = due;
    MeterReading reading = firstReading;
    if (trigger != null && reading != null) {
      Occasion occasion = new Occasion(trigger, now.state()).with(cable(now));
      around.log().begin(fx, prepared.id(), occasion, startValues(fx, reading));
      begun(fx, prepared.opening(), now.grant());
    } else if (now.grant() == null) {
      around.log().discard(fx, prepared.id());
      around.metering().givenUp(fx, evse.id(), prepared.token());
      id = null;
      firstReading = null;
    }
  }

  /** What changed first to the eyes of a driver. */
  private static TriggerReason trigger(Standing before, Standing now) {
    Grant grant = now.grant();
    if (grant != null && before.grant() == null) {
      return grant.remote() ? TriggerReason.REMOTE_START : TriggerReason.AUTHORIZED;
    }
    if (now.connected() != before.connected()) {
      return now.connected() ? TriggerReason.CABLE_PLUGGED_IN : TriggerReason.EV_COMMUNICATION_LOST;
    }
    if (now.bay() != before.bay()) {
      return now.bay() ? TriggerReason.EV_DETECTED : TriggerReason.EV_DEPARTED;
    }
    return TriggerReason.CHARGING_STATE_CHANGED;
  }

  private void changed(Effects fx, Standing now) {
    Standing before = last;
    last = now;
    if (unplaced && now.grant() != null) {
      return;
    }
    if (now.connector() != 0 && before.connector() == 0 || unplaced && now.bay()) {
      around.log().located(fx, opening(), where(now));
    }
    Grant grant = now.grant();
    boolean plugPulled = before.connected() && !now.connected();
    if (plugPulled && endsWithPlug()) {
      end(fx, StopCause.EV_DISCONNECTED, null, null);
    } else if (before.bay() && !now.bay() && departs(grant)) {
      depart(fx);
    } else if (before.grant() != null && grant == null && endsUnused(now)) {
      end(fx, withdrawn, null, null);
    } else if (grant == null && plugPulled && !waitsForBay(now)) {
      end(fx, StopCause.EV_DISCONNECTED, null, null);
    } else if (grant != null && before.grant() == null) {
      authorized(fx, grant, now);
    } else if (before.grant() != null && grant == null) {
      tell(fx, new Occasion(withdrawn.trigger(), now.state()));
    } else if (now.connected() != before.connected()
        || now.bay() != before.bay()
        || now.state() != before.state()) {
      Integer cable = before.connected() ? null : cable(now);
      tell(fx, new Occasion(trigger(before, now), now.state()).with(cable));
    }
  }

  private void authorized(Effects fx, Grant grant, Standing now) {
    if (grant.profile() != null) {
      around.smartCharging().joined(fx, opening(), where(now), grant.profile());
    }
    TriggerReason trigger = grant.remote() ? TriggerReason.REMOTE_START : TriggerReason.AUTHORIZED;
    var claim = new Claim(grant.token(), grant.group(), grant.reservation(), grant.remoteStart());
    around.log().authorized(fx, opening(), new Occasion(trigger, now.state()), claim);
  }

  private void tell(Effects fx, Occasion occasion) {
    around.log().update(fx, opening(), occasion, null);
  }

  /** Whether the transaction ends when the car is gone, whoever may charge. */
  boolean endsWithPlug() {
    return stopsAt(TxPoint.EV_CONNECTED)
        || stopsAt(TxPoint.PARKING_BAY_OCCUPANCY) && !seesBay()
        || stopsAt(TxPoint.POWER_PATH_CLOSED);
  }

  /** Whether it ends because the car has left the parking bay. */
  boolean endsWithBay(Standing now) {
    return stopsAt(TxPoint.PARKING_BAY_OCCUPANCY) && last.bay() && !now.bay();
  }

  /** Whether a transaction is over when the car leaves the bay: nothing may be left of it. */
  private boolean departs(@Nullable Grant grant) {
    return seesBay() && (stopsAt(TxPoint.PARKING_BAY_OCCUPANCY) || grant == null);
  }

  private boolean seesBay() {
    return evse.spec().baySensor();
  }

  /** Whether it goes on until the car leaves the parking bay, even if the plug is pulled before. */
  private boolean waitsForBay(Standing now) {
    return now.bay() && stopsAt(TxPoint.PARKING_BAY_OCCUPANCY);
  }

  /** The car has left the parking bay: the reason is why it charges no longer. */
  private void depart(Effects fx) {
    StopCause stopped = running().map(OpenTransaction::stopping).orElse(null);
    StopCause cause = stopped == null ? StopCause.EV_DEPARTED : stopped;
    end(fx, new Ending(cause, TriggerReason.EV_DEPARTED, last.state(), null), null);
  }

  /** Whether it ends as soon as the car takes nothing. */
  boolean endsWithEnergy(Standing now) {
    return stopsAt(TxPoint.ENERGY_TRANSFER)
        && last.at(TxPoint.ENERGY_TRANSFER)
        && !now.at(TxPoint.ENERGY_TRANSFER);
  }

  /** Whether it ends when an authorization is withdrawn that was not used yet. */
  private boolean endsUnused(Standing now) {
    return stopsAt(TxPoint.AUTHORIZED) || !now.connected() && !waitsForBay(now);
  }

  private boolean endsWithAuthorization(StopCause cause, Standing now) {
    return switch (cause) {
      case EV_DISCONNECTED, EV_DEPARTED, HARD_RESET, SOFT_RESET, REBOOT, POWER_LOSS -> true;
      case EMERGENCY_STOP, FAULT -> true;
      default ->
          !now.connected() && !waitsForBay(now)
              || stops().stream()
                  .anyMatch(p -> p != TxPoint.EV_CONNECTED && p != TxPoint.PARKING_BAY_OCCUPANCY);
    };
  }

  /**
   * Energy is about to flow no longer, by somebody's will: told at once where that ends nothing.
   */
  void stopping(Effects fx, StopCause cause, @Nullable IdToken by, Standing now) {
    if (!endsWithAuthorization(cause, now)) {
      // a driver who is told to stop does so by and by, the station at once: C15.FR.03
      ChargingState state =
          cause == StopCause.DEAUTHORIZED ? ChargingState.SUSPENDED_EVSE : last.state();
      around.log().update(fx, opening(), new Occasion(cause.trigger(), state), by);
    }
  }

  /**
   * Energy flows no longer: the transaction ends, or goes on until the car leaves.
   *
   * @param reading after the contactor opened; null when the meter is silent
   */
  void energyOver(
      Effects fx,
      StopCause cause,
      @Nullable IdToken by,
      @Nullable MeterReading reading,
      Standing now) {
    last = now;
    if (reading != null) {
      around.metering().ending(fx, evse.id(), reading);
    }
    if (endsWithAuthorization(cause, now)) {
      end(fx, cause, by, reading);
    } else {
      if (reading != null) {
        around.log().checkpoint(fx, opening(), reading.importMilliWattHours(), fx.time());
      }
      tell(fx, new Occasion(TriggerReason.CHARGING_STATE_CHANGED, now.state()));
    }
  }

  /** Ends it where no energy flows, with the last durable register unless there is a reading. */
  void end(Effects fx, StopCause cause, @Nullable IdToken by, @Nullable MeterReading reading) {
    end(fx, new Ending(cause, last.state(), by), reading);
  }

  private void end(Effects fx, Ending ending, @Nullable MeterReading reading) {
    OpenTransaction open = running().orElseThrow();
    if (reading == null) {
      around.log().endWithLastKnown(fx, open.id(), ending, fx.stamp());
      around.metering().givenUp(fx, evse.id(), open.token());
    } else {
      around.log().end(fx, open.id(), ending, reading.importMilliWattHours());
    }
    over(fx, open);
  }

  /** Ends one of the last life with all that is known of it, as of when that was known. */
  void endInterrupted(Effects fx, StopCause cause) {
    OpenTransaction open = running().orElseThrow();
    var ending = new Ending(cause, null, open.token());
    around.log().endWithLastKnown(fx, open.id(), ending, open.lastStamp());
    around.metering().givenUp(fx, evse.id(), open.token());
    over(fx, open);
  }

  private void over(Effects fx, OpenTransaction open) {
    id = null;
    unplaced = false;
    around.metering().ended(fx, evse.id());
    around.smartCharging().ended(fx, open.id());
    settleAvailability(fx, open);
  }

  /** What was to become unavailable after the transaction does so now. */
  private void settleAvailability(Effects fx, OpenTransaction ended) {
    for (ConnectorState connector : evse.connectors()) {
      var place = new Evse(evse.id(), connector.id());
      if (ended.takesPlaceAt(place)) {
        around.availability().transactionEnded(fx, place);
      }
    }
    around.availability().transactionEnded(fx, Evse.of(evse.id()));
    if (around.log().running().stream().noneMatch(OpenTransaction::begun)) {
      around.availability().transactionEnded(fx, Evse.of(0));
    }
  }

  private List<TxPoint> starts() {
    return around.settings().get(StandardSettings.TX_START_POINT);
  }

  /** What ends the transaction: what did at its begin. */
  private List<TxPoint> stops() {
    List<TxPoint> kept = id == null ? null : stops;
    return kept == null ? around.settings().get(StandardSettings.TX_STOP_POINT) : kept;
  }

  private boolean stopsAt(TxPoint point) {
    return stops().contains(point);
  }
}
