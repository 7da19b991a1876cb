package hitchpost.core;

import hitchpost.core.devicemodel.StationState;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseState;
import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.Evse;
import java.time.Instant;
import java.util.List;

/**
 * What the blocks know of the station at one moment, as the device model shows it.
 *
 * @param time of the station
 */
record Observed(Blocks blocks, Instant time) implements StationState {
  /** What an EVSE is when its connectors differ: the first of these that one of them is. */
  private static final List<ConnectorStatus> RANK =
      List.of(
          ConnectorStatus.OCCUPIED,
          ConnectorStatus.AVAILABLE,
          ConnectorStatus.RESERVED,
          ConnectorStatus.UNAVAILABLE,
          ConnectorStatus.FAULTED);

  @Override
  public ConnectorStatus status(Evse place) {
    List<ConnectorStatus> found = views(place).stream().map(ConnectorView::status).toList();
    return RANK.stream().filter(found::contains).findFirst().orElseThrow();
  }

  @Override
  public boolean problem(Evse place) {
    return views(place).stream().anyMatch(view -> view.fault() != null);
  }

  @Override
  public boolean lockFails(Evse connector) {
    return blocks.evses.lockFails(connector);
  }

  /** Of the connectors of a place, or of the station itself. */
  private List<ConnectorView> views(Evse place) {
    if (place.id() == 0 || place.connectorId() != null) {
      return List.of(blocks.view(place));
    }
    EvseState evse = blocks.evses.find(place.id()).orElseThrow();
    return evse.connectors().stream().map(c -> blocks.view(new Evse(evse.id(), c.id()))).toList();
  }

  @Override
  public boolean bayOccupied(int evse) {
    return blocks.evses.get(evse).bayOccupied();
  }

  @Override
  public int listEntries() {
    return blocks.authorization.listEntries();
  }

  @Override
  public int cacheBytes() {
    return blocks.authorization.cacheBytes();
  }

  @Override
  public int chargingProfiles() {
    return blocks.smartCharging.profiles();
  }

  @Override
  public int certificates() {
    return blocks.access.certificates();
  }

  @Override
  public int networkSlot() {
    return blocks.connection.slot();
  }

  @Override
  public long messageTimeoutSeconds() {
    return blocks.conversation.messageTimeout().toSeconds();
  }
}
