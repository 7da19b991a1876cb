package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.IdToken;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A transaction that the last life of the station left open: it goes on as soon as its car is seen,
 * and is over when the car is not there or nobody can tell.
 */
final class Resumption {
  static final String TIMER = "visit-resume";

  private static final int MOST_SECONDS = 60;

  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers;
  private final Plugs plugs;
  private final TransactionSpan span;

  /** Connectors of which the hardware has told in this life whether a car is there. */
  private final Set<Integer> seen = new TreeSet<>();

  Resumption(
      Surroundings around, EvseState evse, Timers timers, Plugs plugs, TransactionSpan span) {
    this.around = around;
    this.evse = evse;
    this.timers = timers;
    this.plugs = plugs;
    this.span = span;
  }

  /** Takes the transaction over, if it can be told where its car is. */
  Optional<Phase.Resuming> begin(Effects fx, OpenTransaction open) {
    Integer connector = open.evse().connectorId();
    if (connector == null || evse.connector(connector).isEmpty()) {
      return Optional.empty();
    }
    int patience = around.settings().get(StandardSettings.CONNECTION_TIMEOUT);
    int seconds = patience == 0 ? MOST_SECONDS : Math.min(patience, MOST_SECONDS);
    timers.start(fx, TIMER, String.valueOf(evse.id()), Duration.ofSeconds(seconds));
    around.metering().resumed(fx, open.evse(), open.id());
    around.smartCharging().resumed(fx, open);
    IdToken token = open.token();
    Grant grant = token == null ? null : Grant.resumed(token, open.group());
    span.resume(open, new Standing(grant, connector, true, true, false, Use.PREPARING));
    return Optional.of(new Phase.Resuming(grant, connector));
  }

  void seen(int connector) {
    seen.add(connector);
  }

  /** What has become of it by now, if anything. */
  Optional<VisitEvent> look(Effects fx, Phase.Resuming resuming) {
    int connector = resuming.connector();
    if (plugs.connected(connector)) {
      over(fx);
      return Optional.of(new VisitEvent.CarConnected(connector));
    }
    return seen.contains(connector)
        ? Optional.of(interrupt(fx, StopCause.POWER_LOSS))
        : Optional.empty();
  }

  /** The transaction of the last life does not go on. */
  VisitEvent interrupt(Effects fx, StopCause cause) {
    over(fx);
    span.endInterrupted(fx, cause);
    return new VisitEvent.GivenUp();
  }

  private void over(Effects fx) {
    timers.stop(fx, TIMER, String.valueOf(evse.id()));
  }
}
