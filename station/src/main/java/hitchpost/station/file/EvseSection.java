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
 * @param hardware its real devices, null when the file names none
 */
public record EvseSection(
    EvseSpec spec,
    Current current,
    @Nullable String evseId,
    Ev ev,
    Meter meter,
    HardwareSection.@Nullable OfEvse hardware) {
  /** An EVSE without real hardware. */
  public EvseSection(EvseSpec spec, Current current, @Nullable String evseId, Ev ev, Meter meter) {
    this(spec, current, evseId, ev, meter, null);
  }

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
   * @param signedData what it delivers when it shall sign
   */
  public record Meter(long initialMilliWattHours, SignedData signedData) {}

  /**
   * Opaque signed values of a simulated meter; null for what it does not sign.
   *
   * @param begin delivered at the begin of a transaction
   * @param intermediate delivered in between
   * @param end delivered at the end of a transaction
   * @param encodingMethod their format
   * @param signingMethod empty when the data says it
   */
  public record SignedData(
      @Nullable String begin,
      @Nullable String intermediate,
      @Nullable String end,
      String encodingMethod,
      String signingMethod) {
    /** A meter that signs nothing. */
    public static final SignedData NONE = new SignedData(null, null, null, "OCMF", "");

    /** Whether there is anything that the meter signs. */
    public boolean any() {
      return begin != null || intermediate != null || end != null;
    }
  }
}
