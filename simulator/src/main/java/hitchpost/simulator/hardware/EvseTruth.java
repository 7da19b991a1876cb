package hitchpost.simulator.hardware;

/**
 * What one EVSE really does, for whoever checks a station at every step: looks at the model itself
 * and copies nothing. True as of the last call that told the model the time.
 */
public interface EvseTruth {
  /** What the contacts do. */
  boolean contactorClosed();

  /** What is wrong with the contactor. */
  ContactorFault contactorFault();

  /** Current per phase that the pilot offers, 0 for none. */
  int offeredMilliAmperes();

  /** Phases on which it is offered. */
  int offeredPhases();

  /** Energy that went through the contactor since the model was made; never falls. */
  long deliveredMilliWattHours();

  /** What a reading would give now. */
  long registerMilliWattHours();

  /** The connector that a car hangs on, 0 when there is none. */
  int carConnector();

  /** Whether the pilot of the car shows state C or D. */
  boolean carReady();

  /** Whether a loose cable is in the socket; false for a fixed cable. */
  boolean cableInserted(int connector);

  /** Whether a plug cannot be pulled: the bolt is out, or the cable is fixed to the station. */
  boolean held(int connector);
}
