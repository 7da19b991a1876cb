package hitchpost.station.file;

import hitchpost.core.evse.EvseSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One EVSE and what is simulated around it.
 *
 * @param spec what the EVSE is built of
 * @param evseId its name towards drivers, such as {@code DE*ABC*E1}; at most 48 characters
 * @param ev the car that plugs in when the control API says nothing else
 */
public record EvseSection(
    EvseSpec spec, Current current, @Nullable String evseId, Ev ev, Meter meter) {
  /** Kind of current at the plug. */
  public enum Current {
    AC,
    DC
  }

  /**
   * A simulated car.
   *
   * @param maxMilliAmperes most it draws per phase, 0 to 1 000 000
   * @param phases most phases it draws from, 1 to 3
   * @param startDelay from energy offered until it draws, at most 365 days
   * @param socPercent state of charge, 0 to 100
   * @param capacityWattHours of the battery, 1 to 1 000 000 000
   * @param evccId what it calls itself towards the station, if it does
   */
  public record Ev(
      int maxMilliAmperes,
      int phases,
      Duration startDelay,
      double socPercent,
      long capacityWattHours,
      @Nullable String evccId) {}

  /**
   * A simulated meter.
   *
   * @param initialMilliWattHours its register on empty storage, 0 or more
   * @param publicKey of its signatures
   * @param signedBegin opaque signed value delivered at the begin of a transaction
   * @param signedEnd opaque signed value delivered at the end of a transaction
   */
  public record Meter(
      long initialMilliWattHours,
      @Nullable String publicKey,
      @Nullable String signedBegin,
      @Nullable String signedEnd) {}
}
