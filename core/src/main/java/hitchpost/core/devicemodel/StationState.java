package hitchpost.core.devicemodel;

import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.Evse;
import java.time.Instant;

/** What the station observes of itself, as the device model shows it. */
public interface StationState {
  /** How available a place is: the station (EVSE 0), an EVSE, or one of its connectors. */
  ConnectorStatus status(Evse place);

  /** Whether something is wrong with a place, or with all of the station (EVSE 0). */
  boolean problem(Evse place);

  /** Whether the lock of a connector does not do what it is told. */
  boolean lockFails(Evse connector);

  /** Whether there is a car in the parking bay of an EVSE. */
  boolean bayOccupied(int evse);

  Instant time();

  /** Entries of the local authorization list. */
  int listEntries();

  /** Bytes that the authorization cache takes. */
  int cacheBytes();

  int chargingProfiles();

  /** Certificates that the station keeps. */
  int certificates();

  /** Slot of the address of the CSMS that is in use. */
  int networkSlot();

  /** Seconds that an answer of the CSMS may take at this address. */
  long messageTimeoutSeconds();
}
