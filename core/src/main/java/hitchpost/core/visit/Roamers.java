package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.Ending;
import hitchpost.core.transaction.Occasion;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.Opening;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.TriggerReason;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drivers who were let in and have not plugged in yet, at one of several EVSEs. Their transactions
 * have begun with the authorization and have no EVSE until a plug decides.
 *
 * <p>Never more than there are free EVSEs for them. Source: OCPP 2.0.1 part 2, E03.
 */
final class Roamers {
  static final String TIMER = "visit-roam";

  /**
   * A driver, and the transaction that has begun.
   *
   * @param refused whether the CSMS refused the token, and the transaction goes on
   */
  record Roamer(String transaction, Grant grant, boolean refused) {
    boolean mayCharge(int evse) {
      return grant.evses().contains(evse);
    }

    boolean overlaps(Collection<Integer> evses) {
      return !Collections.disjoint(grant.evses(), evses);
    }
  }

  private final Surroundings around;
  private final Timers timers = new Timers();

  /** By their transaction, in the order in which they came. */
  private final Map<String, Roamer> byTransaction = new LinkedHashMap<>();

  Roamers(Surroundings around) {
    this.around = around;
  }

  boolean none() {
    return byTransaction.isEmpty();
  }

  Collection<Roamer> all() {
    return List.copyOf(byTransaction.values());
  }

  /** Begins the transaction of somebody who may choose where to charge. */
  void begin(Effects fx, Grant grant) {
    String id = around.random().nextUuid().toString();
    var opening =
        new Opening(
            id,
            null,
            grant.token(),
            grant.group(),
            0,
            grant.reservation(),
            grant.remoteStart(),
            around.settings().get(StandardSettings.TX_STOP_POINT));
    TriggerReason trigger = grant.remote() ? TriggerReason.REMOTE_START : TriggerReason.AUTHORIZED;
    around.log().begin(fx, opening, new Occasion(trigger, ChargingState.IDLE), List.of());
    byTransaction.put(id, new Roamer(id, grant, false));
    int seconds = around.settings().get(StandardSettings.CONNECTION_TIMEOUT);
    if (seconds > 0) {
      timers.start(fx, TIMER, id, Duration.ofSeconds(seconds));
    }
  }

  /** Whoever came first of those who may charge at an EVSE; they roam no more. */
  Optional<Roamer> take(Effects fx, Predicate<Roamer> who) {
    Optional<Roamer> first = byTransaction.values().stream().filter(who).findFirst();
    first.ifPresent(roamer -> forget(fx, roamer));
    return first;
  }

  private void forget(Effects fx, Roamer roamer) {
    byTransaction.remove(roamer.transaction());
    timers.stop(fx, TIMER, roamer.transaction());
  }

  /** How many of these EVSEs, and of those that the same drivers may take instead, are spare. */
  int spare(List<Integer> evses, Predicate<Integer> free) {
    var reach = new TreeSet<>(evses);
    int rivals = 0;
    for (Roamer roamer : byTransaction.values()) {
      if (roamer.overlaps(evses)) {
        reach.addAll(roamer.grant().evses());
        rivals++;
      }
    }
    return Math.max(0, (int) reach.stream().filter(free).count() - rivals);
  }

  /** Ends the transactions of those that this is true of; whether there were any. */
  boolean end(Effects fx, StopCause cause, @Nullable IdToken by, Predicate<Roamer> whose) {
    boolean any = false;
    for (Roamer roamer : all()) {
      if (whose.test(roamer)) {
        any = true;
        end(fx, cause, by == null ? ownToken(cause, roamer) : by, roamer);
      }
    }
    return any;
  }

  void end(Effects fx, StopCause cause, @Nullable IdToken by, Roamer roamer) {
    forget(fx, roamer);
    var ending = new Ending(cause, ChargingState.IDLE, by);
    around.log().endWithLastKnown(fx, roamer.transaction(), ending, fx.stamp());
    if (around.log().running().stream().noneMatch(OpenTransaction::begun)) {
      around.availability().transactionEnded(fx, Evse.of(0));
    }
  }

  private static @Nullable IdToken ownToken(StopCause cause, Roamer roamer) {
    return Visits.tellsOwnToken(cause) ? roamer.grant().token() : null;
  }

  /** The token of a transaction is not welcome: it ends, or no energy will flow in it. */
  void refuse(Effects fx, String transaction) {
    if (around.settings().get(StandardSettings.STOP_TX_ON_INVALID_ID)) {
      end(fx, StopCause.DEAUTHORIZED, null, r -> r.transaction().equals(transaction));
    } else {
      byTransaction.computeIfPresent(
          transaction, (id, roamer) -> new Roamer(id, roamer.grant(), true));
    }
  }

  /** Ends what can no longer find an EVSE. */
  void look(Effects fx) {
    if (!none()) {
      end(fx, StopCause.FAULT, null, r -> r.grant().evses().stream().noneMatch(this::usable));
    }
  }

  private boolean usable(int evse) {
    return around.evses().get(evse).connectors().stream()
        .anyMatch(c -> around.usable(evse, c.id()));
  }

  /** Nobody plugged in in time. */
  void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer)) {
      String id = timer.subject();
      end(fx, StopCause.TIMEOUT, null, roamer -> roamer.transaction().equals(id));
    }
  }
}
