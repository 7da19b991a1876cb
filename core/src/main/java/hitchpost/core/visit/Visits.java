package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseState;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.settings.TransactionSettings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.TxPoint;
import hitchpost.core.visit.Roamers.Roamer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The visits at all EVSEs, and which of them a token or a request is meant for. */
public final class Visits {
  private final Surroundings around;
  private final Map<Integer, Visit> byEvse = new TreeMap<>();
  private final Roamers roamers;
  private final Vacancies vacancies;
  private final Set<Closing> closed = EnumSet.noneOf(Closing.class);

  /** Why no new visit begins. */
  public enum Closing {
    REBOOT,
    NO_MAINS
  }

  public Visits(Surroundings around) {
    this.around = around;
    this.roamers = new Roamers(around);
    this.vacancies = new Vacancies(around, byEvse, roamers, this::closed);
    for (EvseState evse : around.evses().all()) {
      byEvse.put(evse.id(), new Visit(around, evse));
    }
  }

  /** No new visit begins as long as there is a reason. */
  public void closed(Closing why, boolean now) {
    if (now) {
      closed.add(why);
    } else {
      closed.remove(why);
    }
  }

  public boolean closed() {
    return !closed.isEmpty();
  }

  /** Where the next driver may charge. */
  public Vacancies vacancies() {
    return vacancies;
  }

  /** Goes on with a transaction of the last life; false when that is not possible. */
  public boolean resume(Effects fx, OpenTransaction open) {
    return around.settings().isOn(TransactionSettings.RESUMES)
        && visit(open.evse().id()).filter(v -> v.resume(fx, open)).isPresent();
  }

  /** Passes a hardware event on, then looks at every EVSE. */
  public void hardware(Effects fx, HardwareEvent event) {
    switch (event) {
      case HardwareEvent.LockChanged e ->
          visit(e.evse()).ifPresent(v -> v.lockMoved(fx, e.connector(), e.state()));
      case HardwareEvent.MeterRead e ->
          visit(e.evse()).ifPresent(v -> v.meterRead(fx, e.request(), e.reading()));
      case HardwareEvent.MeterSilent e ->
          visit(e.evse()).ifPresent(v -> v.meterSilent(fx, e.request()));
      case HardwareEvent.StopPressed e ->
          visit(e.evse()).ifPresent(v -> v.stop(fx, StopCause.LOCAL, null));
      case HardwareEvent.SessionEnded e ->
          visit(e.evse()).ifPresent(v -> v.stop(fx, StopCause.SESSION_ENDED, null));
      case HardwareEvent.PilotChanged e -> {
        visit(e.evse()).ifPresent(v -> v.carSeen(e.connector()));
        roam(fx, e);
      }
      case HardwareEvent.CableChanged e -> {}
      case HardwareEvent.BayChanged e -> {
        if (e.occupied() && startsAt(TxPoint.PARKING_BAY_OCCUPANCY)) {
          visit(e.evse()).filter(Visit::free).ifPresent(here -> takeRoamer(fx, here));
        }
      }
      case HardwareEvent.StartPressed e -> {}
      case HardwareEvent.EndsSelected e -> {}
      case HardwareEvent.ContactorChanged e ->
          visit(e.evse()).ifPresent(v -> v.contactorMoved(fx, e.closed()));
      case HardwareEvent.TokenPresented e -> {}
      case HardwareEvent.ContractPresented e -> {}
      case HardwareEvent.EvCertificateWanted e -> {}
      case HardwareEvent.FaultRaised e -> {}
      case HardwareEvent.FaultCleared e -> {}
      case HardwareEvent.EmergencyStopChanged e -> {}
      case HardwareEvent.SupplyChanged e -> {}
      case HardwareEvent.TamperChanged e -> {}
    }
  }

  /** Looks at the hardware again after any input. */
  public void look(Effects fx) {
    roamers.look(fx);
    byEvse.values().forEach(visit -> visit.look(fx));
    if (!around.reservations().idle()) {
      around.reservations().look(fx, vacancies.places());
    }
  }

  /** Transactions that run follow a limit that was set. */
  public void settingChanged(Effects fx, Setting<?> setting) {
    byEvse.values().forEach(visit -> visit.settingChanged(fx, setting));
  }

  public static boolean owns(Timer timer) {
    return timer.kind().startsWith("visit-") || timer.kind().startsWith("supply-");
  }

  public void timerFired(Effects fx, Timer timer) {
    if (timer.kind().equals(Roamers.TIMER)) {
      roamers.timerFired(fx, timer);
      return;
    }
    visit(Integer.parseInt(timer.subject())).ifPresent(v -> v.timerFired(fx, timer));
  }

  /** An authorization that waits anywhere follows the driver to the EVSE where a car is plugged. */
  private void roam(Effects fx, HardwareEvent.PilotChanged event) {
    Visit here = byEvse.get(event.evse());
    if (here == null || !event.pilot().connected() || !here.free() || !here.carReady()) {
      return;
    }
    if (takeRoamer(fx, here)) {
      return;
    }
    for (Visit there : byEvse.values()) {
      if (there != here
          && there.phase() instanceof Phase.Waiting waiting
          && waiting.grant().evses().contains(here.evseId())
          && vacancies.mayUse(Vacancies.bearer(waiting.grant()), here.evseId())) {
        there.giveUp(fx, StopCause.LOCAL);
        grant(fx, here.evseId(), waiting.grant());
        return;
      }
    }
  }

  /** Somebody who has no EVSE yet charges here, and goes on with their own transaction if any. */
  private boolean takeRoamer(Effects fx, Visit here) {
    if (roamers.none()) {
      return false;
    }
    Optional<Roamer> found = roamers.take(fx, r -> vacancies.mayCome(r, here.evseId()));
    found.ifPresent(roamer -> {
      if (here.transaction().isEmpty()) {
        here.join(fx, roamer);
      } else {
        roamers.end(fx, StopCause.LOCAL, null, roamer);
        here.grant(fx, roamer.grant());
      }
    });
    return found.isPresent();
  }

  private boolean startsAt(TxPoint point) {
    return around.settings().get(StandardSettings.TX_START_POINT).contains(point);
  }

  /** The EVSEs a presented token may be meant for; none named means all. */
  public List<Integer> candidates(List<Integer> named) {
    var known = new ArrayList<Integer>();
    for (int evse : named.isEmpty() ? byEvse.keySet() : named) {
      if (byEvse.containsKey(evse)) {
        known.add(evse);
      }
    }
    return known;
  }

  /** Ends the driver's own transaction, or hands out the plug held for him; false if neither. */
  public boolean takesBack(Effects fx, IdToken token, List<Integer> candidates) {
    for (Visit visit : select(candidates)) {
      boolean own =
          visit.running()
              && visit
                  .transaction()
                  .map(OpenTransaction::token)
                  .filter(token::sameValue)
                  .isPresent();
      if (own) {
        visit.stop(fx, StopCause.LOCAL, token);
        return true;
      }
      if (visit.holder().filter(h -> h.token().sameValue(token)).isPresent()) {
        visit.handOut(fx);
        return true;
      }
    }
    return false;
  }

  /** Whether there is anything that another token of the same group could end or take back. */
  public boolean ownedByGroup(List<Integer> candidates) {
    return select(candidates).stream().anyMatch(v -> group(v).isPresent());
  }

  /** Ends a transaction of the same group, or hands out its plug; false when there is neither. */
  public boolean takesBackByGroup(
      Effects fx, IdToken token, @Nullable IdToken group, List<Integer> candidates) {
    if (group == null) {
      return false;
    }
    for (Visit visit : select(candidates)) {
      if (group(visit).filter(group::sameValue).isPresent()) {
        if (visit.running()) {
          visit.stop(fx, StopCause.LOCAL, token);
        } else {
          visit.handOut(fx);
        }
        return true;
      }
    }
    return false;
  }

  /** Ends authorizations and lets go of plugs, for somebody who may do that. */
  public void end(Effects fx, IdToken by, List<Integer> evses) {
    for (Visit visit : select(evses)) {
      if (visit.running()) {
        visit.stop(fx, StopCause.MASTER_PASS, by);
      }
      visit.giveUp(fx, StopCause.MASTER_PASS);
      visit.handOut(fx);
    }
    roamers.end(fx, StopCause.MASTER_PASS, by, r -> evses.containsAll(r.grant().evses()));
  }

  /** The group that a running transaction, or a plug that is kept, belongs to. */
  private static Optional<IdToken> group(Visit visit) {
    return visit.running()
        ? visit.transaction().map(OpenTransaction::group)
        : visit.holder().map(Holder::group);
  }

  /** Whether the token waits here for its car already. */
  public boolean waitsFor(IdToken token, List<Integer> candidates) {
    boolean roams =
        roamers.all().stream()
            .anyMatch(r -> r.overlaps(candidates) && r.grant().token().sameValue(token));
    return roams
        || select(candidates).stream()
            .anyMatch(v ->
                v.phase() instanceof Phase.Waiting waiting
                    && waiting.grant().token().sameValue(token));
  }

  /** Lets somebody charge at an EVSE, which uses up a reservation if there is one for them. */
  public void grant(Effects fx, int evse, Grant grant) {
    boolean roams = chooses(evse, grant);
    boolean claims = grant.reservation() == null && !around.reservations().idle();
    Grant granted =
        claims
            ? around
                .reservations()
                .use(fx, Vacancies.bearer(grant), evse, vacancies.places())
                .map(r -> grant.by(r.id()))
                .orElse(grant)
            : grant;
    if (roams) {
      roamers.begin(fx, granted);
    } else {
      visit(evse).ifPresent(v -> v.grant(fx, granted));
    }
  }

  /** Whether a transaction begins now, and only its driver knows at which of several EVSEs. */
  private boolean chooses(int evse, Grant grant) {
    return grant.evses().size() > 1
        && startsAt(TxPoint.AUTHORIZED)
        && visit(evse).filter(v -> !v.bayOccupied()).isPresent()
        && !around.reservations().keeps(evse, Vacancies.bearer(grant));
  }

  /**
   * Stops the transaction with this reference of the CSMS, or with this id. A CSMS that gave
   * several running transactions the same reference stops the one that began last.
   */
  public boolean stop(Effects fx, String reference, StopCause cause) {
    Optional<Visit> meant =
        byEvse.values().stream()
            .filter(v -> v.transaction().filter(t -> t.isCalled(reference)).isPresent())
            .max(Comparator.comparingLong(v -> v.transaction().orElseThrow().startNumber()));
    meant.ifPresent(v -> v.stop(fx, cause, null));
    return meant.isPresent()
        || roamers.end(
            fx,
            cause,
            null,
            r -> around.log().find(r.transaction()).orElseThrow().isCalled(reference));
  }

  /** Stops what runs at an EVSE, if anything. */
  public void stopAt(Effects fx, int evse, StopCause cause) {
    visit(evse).ifPresent(v -> v.stop(fx, cause, ownToken(v, cause)));
  }

  /** Stops energy at an EVSE where it may flow. */
  public void stopEnergy(Effects fx, int evse, StopCause cause) {
    visit(evse).filter(Visit::running).ifPresent(v -> v.stop(fx, cause, null));
  }

  /** Whether a transaction is open at a connector that somebody may charge in. */
  public boolean authorizedAt(Evse place) {
    return transactionWithin(place)
        && transactionOf(place.id()).filter(t -> t.token() != null).isPresent();
  }

  /** Lets go of a plug, whoever it is locked for: ends a transaction or what was to become one. */
  public void letGo(Effects fx, int evse) {
    if (holdsPlug(evse)) {
      stopAt(fx, evse, StopCause.UNLOCK_COMMAND);
      visit(evse).ifPresent(v -> v.giveUp(fx, StopCause.UNLOCK_COMMAND));
    }
  }

  /** Whether a plug is locked, or about to be, for somebody who may charge. */
  public boolean holdsPlug(int evse) {
    return visit(evse).filter(v -> v.running() || v.preparing()).isPresent();
  }

  /** Stops everything. */
  public void stopAll(Effects fx, StopCause cause) {
    byEvse.values().forEach(v -> v.stop(fx, cause, ownToken(v, cause)));
    roamers.end(fx, cause, null, r -> true);
  }

  /** Takes back authorizations that wait for a car. */
  public void giveUpWaiting(Effects fx, StopCause cause) {
    byEvse.values().forEach(v -> v.giveUp(fx, cause));
    roamers.end(fx, cause, null, r -> true);
  }

  private static @Nullable IdToken ownToken(Visit visit, StopCause cause) {
    return tellsOwnToken(cause)
        ? visit.transaction().map(OpenTransaction::token).orElse(null)
        : null;
  }

  /** Whether an end for this cause is told with the token that the transaction is for. */
  static boolean tellsOwnToken(StopCause cause) {
    return switch (cause) {
      case HARD_RESET, SOFT_RESET, REBOOT, POWER_LOSS -> true;
      default -> false;
    };
  }

  /** The token of a transaction is no longer welcome. */
  public void deauthorize(Effects fx, String transaction) {
    for (Visit visit : byEvse.values()) {
      if (visit.transaction().filter(t -> t.id().equals(transaction)).isPresent()) {
        visit.deauthorize(fx);
      }
    }
    roamers.refuse(fx, transaction);
  }

  /** Whether a transaction is open at the EVSE. */
  public boolean transactionAt(int evse) {
    return transactionOf(evse).isPresent();
  }

  /** Whether a transaction is open at this connector. */
  public boolean transactionAt(int evse, int connector) {
    return transactionOf(evse).filter(t -> t.takesPlaceAt(new Evse(evse, connector))).isPresent();
  }

  /** Whether a transaction is open at a place: EVSE 0 is the station. */
  public boolean transactionWithin(Evse place) {
    Integer connector = place.connectorId();
    if (place.id() == 0) {
      return anyTransaction();
    }
    return connector == null ? transactionAt(place.id()) : transactionAt(place.id(), connector);
  }

  /**
   * The EVSEs where a transaction is open within a place, or may be soon of the station: EVSE 0.
   */
  public List<Integer> transactionsWithin(Evse place) {
    return byEvse.keySet().stream()
        .filter(evse -> place.id() == 0 || place.id() == evse)
        .filter(evse ->
            transactionWithin(place.id() == 0 ? Evse.of(evse) : place)
                || place.id() == 0 && roamers.all().stream().anyMatch(r -> r.mayCharge(evse)))
        .toList();
  }

  /** The transaction that is open at the EVSE. */
  public Optional<OpenTransaction> transactionOf(int evse) {
    return visit(evse).flatMap(Visit::transaction);
  }

  /** How far the transaction at an EVSE is. */
  public ChargingState chargingState(int evse) {
    return visit(evse).orElseThrow().standing().state();
  }

  /** The token that waits for a car at the EVSE. */
  public Optional<IdToken> waitingToken(int evse) {
    return visit(evse)
        .map(Visit::phase)
        .filter(Phase.Waiting.class::isInstance)
        .map(phase -> ((Phase.Waiting) phase).grant().token());
  }

  /** Whether any transaction is open. */
  public boolean anyTransaction() {
    return !roamers.none() || byEvse.values().stream().anyMatch(v -> v.transaction().isPresent());
  }

  /** Opens the lock of a connector whose EVSE has no open transaction. */
  public void unlock(Effects fx, Evse connector) {
    Integer id = connector.connectorId();
    visit(connector.id()).ifPresent(v -> v.unlock(fx, id == null ? 1 : id));
  }

  /** What there is to report of a connector. */
  public ConnectorView view(int evse, int connector) {
    Visit visit = byEvse.get(evse);
    if (visit == null) {
      throw new IllegalArgumentException("no EVSE " + evse);
    }
    return new ConnectorView(
        new Evse(evse, connector),
        around.availability().operative(evse, connector),
        visit.present(connector),
        visit.use(connector),
        visit.phase() instanceof Phase.Idle && around.reservations().shows(evse),
        around.evses().reportable(evse, connector).orElse(null),
        visit.info());
  }

  private Collection<Visit> select(List<Integer> evses) {
    return byEvse.values().stream().filter(v -> evses.contains(v.evseId())).toList();
  }

  private Optional<Visit> visit(int evse) {
    return Optional.ofNullable(byEvse.get(evse));
  }
}
