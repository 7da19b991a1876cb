package hitchpost.core.evse;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.types.Evse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All EVSEs of the station and what is known of their hardware. */
public final class Evses {
  private final Map<Integer, EvseState> byId = new TreeMap<>();
  private final Map<String, Fault> stationFaults = new LinkedHashMap<>();

  public Evses(List<EvseSpec> specs) {
    for (var spec : specs) {
      byId.put(spec.id(), new EvseState(spec));
    }
  }

  public Collection<EvseState> all() {
    return byId.values();
  }

  public Optional<EvseState> find(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The connectors of a place that there is: EVSE 0 is the station. */
  public List<Evse> connectors(Evse place) {
    if (place.connectorId() != null) {
      return List.of(place);
    }
    return byId.values().stream()
        .filter(evse -> place.id() == 0 || place.id() == evse.id())
        .flatMap(evse -> evse.connectors().stream().map(c -> new Evse(evse.id(), c.id())))
        .toList();
  }

  /** Whether there is such a place: EVSE 0 is the station. */
  public boolean has(Evse place) {
    Integer connector = place.connectorId();
    if (place.id() == 0) {
      return connector == null;
    }
    return find(place.id())
        .filter(evse -> connector == null || evse.connector(connector).isPresent())
        .isPresent();
  }

  /** The EVSE with this number, which must exist. */
  public EvseState get(int id) {
    var evse = byId.get(id);
    if (evse == null) {
      throw new IllegalArgumentException("no EVSE " + id);
    }
    return evse;
  }

  /** Whether the hardware says, for the first time, that a car is connected. */
  public boolean arrives(HardwareEvent event) {
    return event instanceof HardwareEvent.PilotChanged e
        && e.pilot().connected()
        && connector(e.evse(), e.connector()).filter(c -> !c.pilot().connected()).isPresent();
  }

  /** Takes note of what the hardware says; numbers the station does not have are ignored. */
  public void note(HardwareEvent event) {
    switch (event) {
      case HardwareEvent.PilotChanged e ->
          connector(e.evse(), e.connector()).ifPresent(c -> c.pilot(e.pilot()));
      case HardwareEvent.CableChanged e ->
          connector(e.evse(), e.connector())
              .ifPresent(c -> c.cable(e.inserted(), e.maxMilliAmperes()));
      case HardwareEvent.LockChanged e ->
          connector(e.evse(), e.connector()).ifPresent(c -> c.lock(e.state()));
      case HardwareEvent.ContactorChanged e ->
          find(e.evse()).ifPresent(evse -> evse.contactorClosed(e.closed()));
      case HardwareEvent.BayChanged e ->
          find(e.evse())
              .filter(evse -> evse.spec().baySensor())
              .ifPresent(evse -> evse.bayOccupied(e.occupied()));
      case HardwareEvent.FaultRaised e -> raise(e.fault());
      case HardwareEvent.FaultCleared e -> clear(e.evse(), e.faultId());
      case HardwareEvent.MeterRead e -> {}
      case HardwareEvent.MeterSilent e -> {}
      case HardwareEvent.TokenPresented e -> {}
      case HardwareEvent.ContractPresented e -> {}
      case HardwareEvent.EvCertificateWanted e -> {}
      case HardwareEvent.StartPressed e -> {}
      case HardwareEvent.StopPressed e -> {}
      case HardwareEvent.SessionEnded e -> {}
      case HardwareEvent.EndsSelected e -> {}
      case HardwareEvent.EmergencyStopChanged e -> {}
      case HardwareEvent.SupplyChanged e -> {}
      case HardwareEvent.TamperChanged e -> {}
    }
  }

  /** Raises a fault of an EVSE, or of the whole station (EVSE 0). */
  public void raise(Fault fault) {
    if (fault.evse() == 0) {
      stationFaults.put(fault.id(), fault);
    } else {
      find(fault.evse()).ifPresent(evse -> evse.raise(fault));
    }
  }

  public void clear(int evse, String faultId) {
    if (evse == 0) {
      stationFaults.remove(faultId);
    } else {
      find(evse).ifPresent(state -> state.clear(faultId));
    }
  }

  /** Whether the lock of a connector does not do what it is told. */
  public boolean lockFails(Evse connector) {
    return get(connector.id()).hasFault(FaultCode.CONNECTOR_LOCK_FAILURE, connector.connectorId());
  }

  /** Whether a fault of the connector, its EVSE or the station makes charging impossible. */
  public boolean faulted(int evse, int connector) {
    return hasFault(evse, connector, Fault::inoperative);
  }

  /** Whether one of them ends a transaction that runs. */
  public boolean endsTransactions(int evse, int connector) {
    return hasFault(evse, connector, Fault::endsTransactions);
  }

  private boolean hasFault(int evse, int connector, Predicate<Fault> kind) {
    for (Fault fault : stationFaults.values()) {
      if (kind.test(fault)) {
        return true;
      }
    }
    return get(evse).hasFault(connector, kind);
  }

  /** The fault to report for a connector; for EVSE 0 the station's. */
  public Optional<Fault> reportable(int evse, int connector) {
    Optional<Fault> ofStation = worst(stationFaults.values());
    if (evse == 0) {
      return ofStation;
    }
    Optional<Fault> own = get(evse).reportable(connector);
    boolean stationWins = ofStation.isPresent() && ofStation.get().inoperative();
    return stationWins && own.filter(Fault::inoperative).isEmpty() ? ofStation : own;
  }

  /** The first fault that makes charging impossible, or else the first. */
  static Optional<Fault> worst(Collection<Fault> faults) {
    // looked at in each step, when there are hardly ever any
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    return faults.stream()
        .filter(Fault::inoperative)
        .findFirst()
        .or(() -> faults.stream().findFirst());
  }

  /** Every active fault, the station's first. */
  public List<Fault> faults() {
    var all = new ArrayList<>(stationFaults.values());
    byId.values().forEach(evse -> all.addAll(evse.faults()));
    return all;
  }

  private Optional<EvseState.ConnectorState> connector(int evse, int connector) {
    return find(evse).flatMap(e -> e.connector(connector));
  }
}
