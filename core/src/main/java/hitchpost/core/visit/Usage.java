package hitchpost.core.visit;

import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.EvseState.ConnectorState;
import org.jspecify.annotations.Nullable;

/** How far the connectors of an EVSE are used, as is shown of them. */
final class Usage {
  private final EvseState evse;
  private final Plugs plugs;
  private final Supply supply;

  Usage(EvseState evse, Plugs plugs, Supply supply) {
    this.evse = evse;
    this.plugs = plugs;
    this.supply = supply;
  }

  Use of(Phase phase, int connector) {
    return switch (phase) {
      case Phase.Idle p -> unused(connector);
      case Phase.Waiting p -> Use.PREPARING;
      case Phase.Resuming p -> at(connector, p.connector(), Use.PREPARING);
      case Phase.Locking p -> at(connector, p.connector(), Use.PREPARING);
      case Phase.Beginning p -> at(connector, p.connector(), Use.PREPARING);
      case Phase.Running p -> at(connector, p.connector(), supply.use(p.connector()));
      case Phase.Opening p -> at(connector, p.connector(), Use.ENDING);
      case Phase.Closing p -> at(connector, p.connector(), Use.ENDING);
      case Phase.Over p -> at(connector, p.connector(), Use.ENDING);
    };
  }

  /** How things stand at the EVSE, for its transaction. */
  Standing standing(Phase phase, @Nullable Grant grant, boolean permitted) {
    ConnectorState car = evse.occupied().orElse(null);
    return car == null
        ? new Standing(grant, 0, false, evse.bayOccupied(), permitted, Use.FREE)
        : new Standing(
            grant,
            car.id(),
            car.pilot().connected(),
            true,
            permitted,
            permitted && supply.carReturned() ? Use.PREPARING : of(phase, car.id()));
  }

  private Use at(int connector, int used, Use use) {
    return connector == used ? use : unused(connector);
  }

  private Use unused(int connector) {
    return plugs.present(connector) ? Use.PREPARING : Use.FREE;
  }
}
