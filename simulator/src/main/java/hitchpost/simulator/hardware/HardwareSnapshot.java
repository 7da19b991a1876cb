package hitchpost.simulator.hardware;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.HardwareCommand.Indicate;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.hardware.PriceDisplay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to see on the hardware, true as of {@code nanos}.
 *
 * @param nanos time of the last call that moved the model
 * @param powered whether the controller has power
 * @param supply whether mains are there
 * @param faults those of the whole station
 */
public record HardwareSnapshot(
    long nanos,
    boolean powered,
    boolean supply,
    boolean emergencyStop,
    boolean tampered,
    List<EvseState> evses,
    List<Fault> faults) {
  public HardwareSnapshot {
    evses = List.copyOf(evses);
    faults = List.copyOf(faults);
  }

  /**
   * One EVSE.
   *
   * @param contactorClosed what the contacts do
   * @param contactorFeedback what the mirror contact says of it
   * @param deliveredMilliWattHours true energy that went through the contactor since the model was
   *     made, whatever the meter shows; never falls
   * @param milliWatts true power
   * @param milliAmperes true current, one value per phase of the EVSE
   * @param offeredMilliAmperes on the pilot, 0 or from 6000
   * @param car null when none is plugged in
   * @param bayOccupied whether there is one in the parking bay, null without a sensor
   * @param light what the light was last told; intensity in percent
   * @param price what the display was last told
   * @param dialogue what was said over ISO 15118 since the car came
   */
  public record EvseState(
      int id,
      List<ConnectorState> connectors,
      boolean contactorClosed,
      boolean contactorFeedback,
      ContactorFault contactorFault,
      long deliveredMilliWattHours,
      long milliWatts,
      List<Long> milliAmperes,
      int offeredMilliAmperes,
      int offeredPhases,
      @Nullable CarState car,
      @Nullable Boolean bayOccupied,
      MeterState meter,
      Indicate light,
      PriceDisplay price,
      DialogueState dialogue,
      List<Fault> faults) {
    public EvseState {
      connectors = List.copyOf(connectors);
      milliAmperes = List.copyOf(milliAmperes);
      faults = List.copyOf(faults);
    }
  }

  /**
   * One connector.
   *
   * @param cableInserted whether a loose cable is in the socket; false for a fixed cable
   * @param carPlugged whether a car is at the other end
   * @param lock null for a fixed cable
   * @param locked where the bolt is, also where {@code lock} tells of a failure
   * @param pilotFault E or F while the pilot line is broken
   */
  public record ConnectorState(
      int id,
      Pilot pilot,
      boolean cableInserted,
      boolean carPlugged,
      @Nullable LockState lock,
      boolean locked,
      boolean jammed,
      @Nullable Pilot pilotFault) {}

  /**
   * The car that is plugged in.
   *
   * @param spec as changed since it came, but with the state of charge it was last set to
   * @param charging whether its driver lets it draw
   * @param ready whether it asks for power, in state C or D
   */
  public record CarState(
      int connector, CarSpec spec, boolean charging, boolean ready, double socPercent) {}

  /**
   * What a car and the station said to each other; null for what was not said.
   *
   * @param contractId the contract that the car showed
   * @param contractAccepted what it was told
   * @param certificateAccepted whether it got the certificate that it wanted
   * @param response EXI in Base64, as the CSMS sent it
   */
  public record DialogueState(
      @Nullable String contractId,
      @Nullable Boolean contractAccepted,
      @Nullable Boolean certificateAccepted,
      @Nullable String response) {
    /** Nothing was said. */
    public static final DialogueState NONE = new DialogueState(null, null, null, null);
  }

  /**
   * The meter.
   *
   * @param registerMilliWattHours what a reading would give now
   * @param milliWatts what a reading would give now
   */
  public record MeterState(
      long registerMilliWattHours,
      long milliWatts,
      MeterLink link,
      boolean frozen,
      MeterOverrides overrides) {}
}
