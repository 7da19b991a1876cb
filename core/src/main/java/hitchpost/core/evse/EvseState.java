package hitchpost.core.evse;

import hitchpost.core.Effects;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of the hardware of one EVSE. */
public final class EvseState {
  private final EvseSpec spec;
  private final Map<Integer, ConnectorState> connectors = new TreeMap<>();
  private final Map<String, Fault> faults = new LinkedHashMap<>();
  private boolean contactorClosed;
  private boolean bayOccupied;

  EvseState(EvseSpec spec) {
    this.spec = spec;
    for (var connector : spec.connectors()) {
      connectors.put(connector.id(), new ConnectorState(connector));
    }
  }

  public EvseSpec spec() {
    return spec;
  }

  public int id() {
    return spec.id();
  }

  public Collection<ConnectorState> connectors() {
    return connectors.values();
  }

  public Optional<ConnectorState> connector(int id) {
    return Optional.ofNullable(connectors.get(id));
  }

  /** The connector that a car hangs on. */
  public Optional<ConnectorState> occupied() {
    for (ConnectorState connector : connectors.values()) {
      if (connector.pilot.connected()) {
        return Optional.of(connector);
      }
    }
    return Optional.empty();
  }

  public boolean contactorClosed() {
    return contactorClosed;
  }

  void contactorClosed(boolean closed) {
    contactorClosed = closed;
  }

  /** Whether there is a car in the parking bay, plugged in or not, as far as hardware tells. */
  public boolean bayOccupied() {
    return bayOccupied || occupied().isPresent();
  }

  void bayOccupied(boolean now) {
    bayOccupied = now;
  }

  /** Tells the lock of a loose cable to move; the answer is a change of the lock. */
  public void moveLock(Effects fx, int connector, boolean locked) {
    connector(connector).orElseThrow().opening |= !locked;
    fx.hardware(new HardwareCommand.SetLock(id(), connector, locked));
  }

  /** Raises or replaces a fault. */
  public void raise(Fault fault) {
    faults.put(fault.id(), fault);
  }

  /** Clears a fault; clearing what is not there is fine. */
  public void clear(String faultId) {
    faults.remove(faultId);
  }

  public List<Fault> faults() {
    return new ArrayList<>(faults.values());
  }

  /**
   * Whether there is a fault of this kind.
   *
   * @param connector null for any
   */
  boolean hasFault(FaultCode code, @Nullable Integer connector) {
    for (Fault fault : faults.values()) {
      if (fault.code() == code && (connector == null || concerns(fault, connector))) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is such a fault at this connector. */
  boolean hasFault(int connector, Predicate<Fault> kind) {
    for (Fault fault : faults.values()) {
      if (kind.test(fault) && concerns(fault, connector)) {
        return true;
      }
    }
    return false;
  }

  /** The fault to report for a connector: one that makes it inoperative before any other. */
  Optional<Fault> reportable(int connector) {
    Fault found = null;
    for (Fault fault : faults.values()) {
      if (concerns(fault, connector) && (found == null || !found.inoperative())) {
        found = fault;
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean concerns(Fault fault, int connector) {
    return fault.connector() == 0 || fault.connector() == connector;
  }

  /** What is known of the hardware of one connector. */
  public static final class ConnectorState {
    private final ConnectorSpec spec;
    private Pilot pilot = Pilot.A;
    private boolean cableInserted;
    private @Nullable Integer cableMilliAmperes;
    private LockState lock = LockState.UNLOCKED;

    /** The lock was told to open and has not answered yet. */
    private boolean opening;

    ConnectorState(ConnectorSpec spec) {
      this.spec = spec;
    }

    public ConnectorSpec spec() {
      return spec;
    }

    public int id() {
      return spec.id();
    }

    public Pilot pilot() {
      return pilot;
    }

    public LockState lock() {
      return lock;
    }

    /** Whether the plug cannot be pulled, now and in a moment; a fixed cable never can. */
    public boolean held() {
      return spec.fixedCable() || lock == LockState.LOCKED && !opening;
    }

    /** Whether a car or a loose cable hangs on the connector. */
    public boolean present() {
      return pilot.connected() || cableInserted;
    }

    void pilot(Pilot now) {
      pilot = now;
    }

    /** Most that the cable in the socket can carry, null when nobody knows. */
    public @Nullable Integer cableMilliAmperes() {
      return cableMilliAmperes;
    }

    void cable(boolean inserted, @Nullable Integer maxMilliAmperes) {
      cableInserted = inserted;
      cableMilliAmperes = inserted ? maxMilliAmperes : null;
    }

    void lock(LockState now) {
      lock = now;
      opening = false;
    }
  }
}
