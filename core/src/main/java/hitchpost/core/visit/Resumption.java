package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.evse.EvseState;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.OpenTransaction;
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

  /** Connectors of which the hardware has told in this life whether a car is there. */
  private final Set<Integer> seen = new TreeSet<>();

  Resumption(Surroundings around, EvseState evse, Timers timers) {
    this.around = around;
    this.evse = evse;
    this.timers = timers;
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
    return Optional.of(new Phase.Resuming(grant, connector));
  }

  void seen(int connector) {
    seen.add(connector);
  }

  /** Whether the hardware has said that no car is there. */
  boolean carGone(int connector) {
    return seen.contains(connector)
        && evse.connector(connector).filter(c -> c.pilot().connected()).isEmpty();
  }

  void over(Effects fx) {
    timers.stop(fx, TIMER, String.valueOf(evse.id()));
  }
}
