package hitchpost.core.visit;

import hitchpost.core.evse.ConnectorView.Use;

/** How far the connectors of an EVSE are used, as is shown of them. */
final class Usage {
  private final Plugs plugs;
  private final Supply supply;

  Usage(Plugs plugs, Supply supply) {
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

  private Use at(int connector, int used, Use use) {
    return connector == used ? use : unused(connector);
  }

  private Use unused(int connector) {
    return plugs.present(connector) ? Use.PREPARING : Use.FREE;
  }
}
