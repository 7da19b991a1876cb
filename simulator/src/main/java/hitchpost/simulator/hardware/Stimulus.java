package hitchpost.simulator.hardware;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.core.types.IdToken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people and the world do to the hardware of a station. EVSE and connector numbers start at 1.
 *
 * <p>Each throws {@link UnknownPart} for a part that is not there and {@link ImpossibleStimulus}
 * for what cannot be done as things are. Repeating one that changes nothing is fine.
 */
public sealed interface Stimulus {
  /**
   * A car arrives, with its own cable where the station has a socket and no cable is left in it.
   *
   * @param different from the usual car of this EVSE, for this stay; impossible while another car
   *     is on the EVSE, and while its empty socket is locked
   */
  record PlugIn(int evse, int connector, CarChange different) implements Stimulus {}

  /**
   * The cable is pulled on the car's side, whatever the station does; a loose cable stays in the
   * socket while that is locked, and leaves with the driver as soon as it is not.
   */
  record PlugOut(int evse, int connector) implements Stimulus {}

  /**
   * A car drives into the parking bay, which whoever plugs in does anyway, or out of it; impossible
   * without a sensor, which is all that sees it, and out of it with the cable plugged in.
   */
  record SetBay(int evse, boolean occupied) implements Stimulus {}

  /** The car that is plugged in changes; impossible without one, and for another EVCC id. */
  record ChangeCar(int evse, CarChange different) implements Stimulus {}

  /**
   * The pilot line breaks or is repaired; a car behind it stops at once.
   *
   * @param shown E for a short, F when held at -12 V, null for repaired
   */
  record BreakPilot(int evse, int connector, @Nullable Pilot shown) implements Stimulus {}

  /** The contactor breaks or is repaired; a repaired one goes where it was last told. */
  record BreakContactor(int evse, ContactorFault fault) implements Stimulus {}

  /** The bolt of a socket is stuck, as with a plug that is only halfway in, or free again. */
  record JamLock(int evse, int connector, boolean jammed) implements Stimulus {}

  /**
   * Someone moves the register of the meter.
   *
   * @param milliWattHours from 0, also lower than before
   */
  record SetRegister(int evse, long milliWattHours) implements Stimulus {}

  /** Replaces all that the meter shows instead of the truth. */
  record OverrideMeter(int evse, MeterOverrides overrides) implements Stimulus {}

  /** The register stops counting, or counts on from where it stopped. */
  record FreezeMeter(int evse, boolean frozen) implements Stimulus {}

  /** What the meter does with requests, also with those that wait for their answer. */
  record SetMeterLink(int evse, MeterLink link) implements Stimulus {}

  /**
   * How long the meter takes for requests from now on.
   *
   * @param delay from 0 to 365 days
   */
  record SetMeterDelay(int evse, Duration delay) implements Stimulus {}

  /** A fault appears; it is only reported, what follows from it is the station's business. */
  record RaiseFault(Fault fault) implements Stimulus {}

  /** A fault goes away; its id is unknown when it is not active. */
  record ClearFault(int evse, String id) implements Stimulus {}

  /**
   * A token is presented.
   *
   * @param readers EVSEs whose reader it is, empty for the reader of the whole station
   */
  record PresentToken(IdToken token, List<Integer> readers) implements Stimulus {
    public PresentToken {
      readers = List.copyOf(readers);
    }
  }

  /**
   * The car that is plugged in shows a contract over ISO 15118; impossible without one.
   *
   * @param contractId eMAID
   * @param chain PEM, the contract's certificate first
   */
  record ShowContract(int evse, String contractId, String chain) implements Stimulus {}

  /** The car that is plugged in wants a contract certificate; impossible without one. */
  record WantCertificate(EvCertificateRequest request) implements Stimulus {}

  /** The start button of an EVSE is pressed. */
  record PressStart(int evse) implements Stimulus {}

  /** Somebody with a master pass selects on the screen what to end. */
  record SelectEnds(List<Integer> evses) implements Stimulus {
    public SelectEnds {
      evses = List.copyOf(evses);
    }
  }

  /** The car that is plugged in ends its session over ISO 15118; impossible without one. */
  record EndSession(int evse) implements Stimulus {}

  /** The stop button of an EVSE is pressed. */
  record PressStop(int evse) implements Stimulus {}

  /** The emergency stop is pressed or released; it only tells the controller. */
  record SetEmergencyStop(boolean pressed) implements Stimulus {}

  /** The housing is opened or closed. */
  record SetTamper(boolean open) implements Stimulus {}

  /**
   * Mains come or go while the controller runs on battery. Contactors open by spring and stay open
   * afterwards; meters go on answering.
   */
  record SetSupply(boolean present) implements Stimulus {}
}
