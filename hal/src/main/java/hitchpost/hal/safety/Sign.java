package hitchpost.hal.safety;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import java.time.Duration;
import java.util.OptionalInt;

/** What a supervisor learns of its EVSE. */
public sealed interface Sign {
  /** The session wants power for the car, or wants none any more. */
  record PowerWanted(boolean wanted) implements Sign {}

  /**
   * The session side is alive and stands by what it wants.
   *
   * @param validFor how long that is believed
   */
  record Renewed(Duration validFor) implements Sign {}

  /** What the session offers the car. */
  record Offered(CurrentOffer offer) implements Sign {}

  /** The board has shown the car what it was told to offer, or has failed to. */
  record OfferShown(CurrentOffer offer) implements Sign {}

  /** The session wants the plug held, or given free. */
  record LockWanted(boolean locked) implements Sign {}

  /** Somebody has looked after the faults that stay until then. */
  record Acknowledged() implements Sign {}

  /** The board can be reached, or cannot any more. */
  record BoardLinked(boolean up) implements Sign {}

  /** The board has started anew and forgotten what it was told. */
  record BoardRebooted() implements Sign {}

  record BoardAble(BoardCapabilities capabilities) implements Sign {}

  record PilotSeen(Pilot pilot) implements Sign {}

  /**
   * What the contactor does.
   *
   * @param confirmed whether a mirror contact says so
   */
  record PowerSeen(boolean on, boolean confirmed) implements Sign {}

  record CableSeen(Cable cable) implements Sign {}

  record LockSeen(ConnectorLock.Position position) implements Sign {}

  record FaultSeen(String device, DeviceFault fault) implements Sign {}

  record FaultGone(String device, String faultId) implements Sign {}

  /**
   * A temperature was read.
   *
   * @param deciCelsius tenths of a degree, empty when the sensor has nothing to say any more
   */
  record TemperatureSeen(String sensor, OptionalInt deciCelsius) implements Sign {}

  /** The largest current of all phases, as the meter has it. */
  record CurrentSeen(int milliAmperes) implements Sign {}

  /** Time has passed. */
  record Tick() implements Sign {}

  /** The station ends: no power from now on. */
  record Ended() implements Sign {}
}
