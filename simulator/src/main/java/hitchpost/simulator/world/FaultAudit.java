package hitchpost.simulator.world;

import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** No fault is told without a cause: an EVSE that is well is not taken out of use. */
final class FaultAudit {
  /** After a start the hardware is looked at anew, and what was wrong before may still show. */
  private static final Duration BEGINNING = Duration.ofSeconds(60);

  /** How long the end of a cause may go unnoticed. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  private final Sight sight;
  private final Map<Integer, Long> since = new HashMap<>();
  private long startedNanos;

  FaultAudit(Sight sight) {
    this.sight = sight;
  }

  /** The program starts. */
  void starting() {
    startedNanos = sight.nanos();
  }

  /** A lock that failed is not trusted before the plug is out; a meter, before it is read again. */
  private boolean remembered(int evse, Fault fault) {
    return fault.code() == FaultCode.POWER_METER_FAILURE && !fault.inoperative()
        || fault.code() == FaultCode.CONNECTOR_LOCK_FAILURE && sight.truth(evse).cableInserted(1);
  }

  void settled() {
    boolean beginning = sight.nanos() - startedNanos < BEGINNING.toNanos();
    if (!sight.running() || beginning || sight.troubled()) {
      since.clear();
      return;
    }
    for (EvseSpec evse : sight.evses()) {
      ConnectorView view = sight.view().connector(evse.id(), 1);
      Fault fault = view.fault();
      if (fault == null || remembered(evse.id(), fault)) {
        since.remove(evse.id());
      } else if (sight.nanos() - since.computeIfAbsent(evse.id(), _ -> sight.nanos())
          > NOTICED.toNanos()) {
        throw new Broken("faults", "EVSE " + evse.id() + " is well, but tells " + fault);
      }
    }
  }
}
