package hitchpost.core.hardware;

import hitchpost.core.types.EvCertificateRequest;
import hitchpost.core.types.IdToken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the hardware tells the station. EVSE numbers start at 1. */
public sealed interface HardwareEvent {
  /** The control pilot of a connector changed. */
  record PilotChanged(int evse, int connector, Pilot pilot) implements HardwareEvent {}

  /**
   * A loose cable was put into, or taken out of, the station's socket.
   *
   * @param maxMilliAmperes most that it can carry per phase, null when nobody knows
   */
  record CableChanged(int evse, int connector, boolean inserted, @Nullable Integer maxMilliAmperes)
      implements HardwareEvent {
    /** A cable of which it is not known what it can carry. */
    public CableChanged(int evse, int connector, boolean inserted) {
      this(evse, connector, inserted, null);
    }
  }

  /** The sensor of an EVSE's parking bay sees a car, or does not see one any more. */
  record BayChanged(int evse, boolean occupied) implements HardwareEvent {}

  /** The mirror contact confirms what the contactor of an EVSE does. */
  record ContactorChanged(int evse, boolean closed) implements HardwareEvent {}

  /** Answer to {@link HardwareCommand.SetLock}, or the lock moved by itself. */
  record LockChanged(int evse, int connector, LockState state) implements HardwareEvent {}

  /** Answer to {@link HardwareCommand.ReadMeter}. */
  record MeterRead(int evse, long request, MeterReading reading) implements HardwareEvent {}

  /**
   * The meter could not be read.
   *
   * @param last what it said when it could be read last, null when nobody knows
   */
  record MeterSilent(int evse, long request, @Nullable LastRegister last) implements HardwareEvent {
    /** A meter of which nothing is known. */
    public MeterSilent(int evse, long request) {
      this(evse, request, null);
    }
  }

  /**
   * What a meter said when it could be read last.
   *
   * @param importMilliWattHours lifetime energy register
   * @param age how long ago that was
   */
  record LastRegister(long importMilliWattHours, Duration age) {}

  /** A token was presented; {@code evses} empty for a reader that serves all EVSEs. */
  record TokenPresented(IdToken token, List<Integer> evses) implements HardwareEvent {
    public TokenPresented {
      evses = List.copyOf(evses);
    }
  }

  /**
   * The car at an EVSE shows a contract over ISO 15118.
   *
   * @param contractId eMAID as the car tells it
   * @param chain PEM, the contract's certificate first
   */
  record ContractPresented(int evse, String contractId, String chain) implements HardwareEvent {}

  /** The car at an EVSE wants a contract certificate over ISO 15118. */
  record EvCertificateWanted(EvCertificateRequest request) implements HardwareEvent {}

  /** The car at an EVSE ended its session over ISO 15118 for good: SessionStop, Terminate. */
  record SessionEnded(int evse) implements HardwareEvent {}

  record FaultRaised(Fault fault) implements HardwareEvent {}

  record FaultCleared(int evse, String faultId) implements HardwareEvent {}

  /** The start button of an EVSE was pressed, which counts where anybody may charge. */
  record StartPressed(int evse) implements HardwareEvent {}

  /** The stop button of an EVSE was pressed. */
  record StopPressed(int evse) implements HardwareEvent {}

  /** Somebody with a master pass selected on the screen what to end. */
  record EndsSelected(List<Integer> evses) implements HardwareEvent {
    public EndsSelected {
      evses = List.copyOf(evses);
    }
  }

  /** The emergency stop of the station was pressed, or released again. */
  record EmergencyStopChanged(boolean pressed) implements HardwareEvent {}

  /** Mains supply of a station whose controller runs on battery meanwhile. */
  record SupplyChanged(boolean present) implements HardwareEvent {}

  /** The housing was opened or closed. */
  record TamperChanged(boolean open) implements HardwareEvent {}
}
