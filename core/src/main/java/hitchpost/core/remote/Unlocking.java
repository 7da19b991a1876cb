package hitchpost.core.remote;

import hitchpost.core.Ask;
import hitchpost.core.Asker;
import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.evse.EvseState.ConnectorState;
import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.LockState;
import hitchpost.core.types.Evse;
import hitchpost.core.visit.Visits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unlocks connectors on demand: ends the transaction first, opens the lock when the contactor is
 * open, and answers with what the lock really did.
 *
 * <p>Source: OCPP 1.6, 5.18 with errata 3.87; OCPP 2.0.1 part 2, F05.
 */
public final class Unlocking {
  /** How long the whole thing may take before it counts as failed. */
  static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final String TIMER = "unlock-deadline";

  private record Demand(Asker asker, Evse connector, boolean commanded) {}

  private final Evses evses;
  private final Visits visits;
  private final Answer answer;
  private final Timers timers = new Timers();
  private final List<Demand> demands = new ArrayList<>();

  /** Where verdicts go. */
  @FunctionalInterface
  public interface Answer {
    void give(Effects fx, Asker asker, Verdict verdict);
  }

  public Unlocking(Evses evses, Visits visits, Answer answer) {
    this.evses = evses;
    this.visits = visits;
    this.answer = answer;
  }

  public void demanded(Effects fx, Asker asker, Ask.Unlock ask) {
    Evse connector = ask.connector();
    Optional<ConnectorState> state = state(connector);
    if (state.isEmpty()) {
      answer.give(fx, asker, Verdict.Unlocking.UNKNOWN_CONNECTOR);
    } else if (state.get().spec().fixedCable()) {
      answer.give(fx, asker, Verdict.Unlocking.NOT_SUPPORTED);
    } else if (!ask.ending() && visits.authorizedAt(connector)) {
      answer.give(fx, asker, Verdict.Unlocking.TRANSACTION_GOES_ON);
    } else {
      visits.letGo(fx, connector.id());
      demands.add(new Demand(asker, connector, false));
      timers.start(fx, TIMER, subject(connector), DEADLINE);
      look(fx);
    }
  }

  /** Opens the locks that may be opened by now, unless the next driver has been let in there. */
  public void look(Effects fx) {
    demands.stream()
        .map(Demand::connector)
        .filter(connector -> visits.holdsPlug(connector.id()))
        .distinct()
        .toList()
        .forEach(connector -> settle(fx, connector, Verdict.Unlocking.UNLOCK_FAILED));
    demands.replaceAll(demand -> {
      int evse = demand.connector().id();
      boolean safe = !visits.transactionAt(evse) && !evses.get(evse).contactorClosed();
      if (demand.commanded() || !safe) {
        return demand;
      }
      evses.get(evse).moveLock(fx, number(demand.connector()), false);
      return new Demand(demand.asker(), demand.connector(), true);
    });
  }

  /** The lock answered. */
  public void lockMoved(Effects fx, int evse, int connector, LockState state) {
    var moved = new Evse(evse, connector);
    switch (state) {
      case UNLOCKED -> settle(fx, moved, Verdict.Unlocking.UNLOCKED);
      case UNLOCK_FAILED -> settle(fx, moved, Verdict.Unlocking.UNLOCK_FAILED);
      case LOCKED, LOCK_FAILED -> {}
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(TIMER);
  }

  public void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer)) {
      for (Evse connector : demands.stream().map(Demand::connector).distinct().toList()) {
        if (subject(connector).equals(timer.subject())) {
          settle(fx, connector, Verdict.Unlocking.UNLOCK_FAILED);
        }
      }
    }
  }

  private void settle(Effects fx, Evse connector, Verdict.Unlocking verdict) {
    timers.stop(fx, TIMER, subject(connector));
    var settled = demands.stream().filter(d -> d.connector().equals(connector)).toList();
    demands.removeAll(settled);
    settled.forEach(d -> answer.give(fx, d.asker(), verdict));
  }

  private Optional<ConnectorState> state(Evse connector) {
    return evses.find(connector.id()).flatMap(e -> e.connector(number(connector)));
  }

  private static int number(Evse connector) {
    Integer id = connector.connectorId();
    return id == null ? 1 : id;
  }

  private static String subject(Evse connector) {
    return connector.id() + "." + connector.connectorId();
  }
}
