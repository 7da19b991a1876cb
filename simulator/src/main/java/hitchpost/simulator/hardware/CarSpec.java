package hitchpost.simulator.hardware;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a car is like when it plugs in.
 *
 * @param maxMilliAmperes most it draws per phase, 0 to 1 000 000
 * @param phases most phases it draws from, 1 to 3
 * @param startDelay from energy offered (at least 6 A on the pilot) until it is ready to draw, up
 *     to 365 days
 * @param socPercent state of charge, 0 to 100
 * @param capacityWattHours of the battery, 1 to 1 000 000 000
 * @param evccId what it calls itself towards the station, if it does
 * @param needsVentilation asks for state D instead of C
 * @param powerFactorPermille cos phi in thousandths, 1 to 1000
 */
public record CarSpec(
    int maxMilliAmperes,
    int phases,
    Duration startDelay,
    double socPercent,
    long capacityWattHours,
    @Nullable String evccId,
    boolean needsVentilation,
    int powerFactorPermille) {
  /** 32 A on three phases, 60 kWh, 20 % full, starts after one second. */
  public static final CarSpec USUAL =
      new CarSpec(32_000, 3, Duration.ofSeconds(1), 20, 60_000, null, false, 1000);

  public CarSpec {
    require(
        maxMilliAmperes >= 0 && maxMilliAmperes <= 1_000_000, "maxMilliAmperes", maxMilliAmperes);
    require(phases >= 1 && phases <= 3, "phases", phases);
    require(!startDelay.isNegative() && startDelay.toDays() <= 365, "startDelay", startDelay);
    require(socPercent >= 0 && socPercent <= 100, "socPercent", socPercent);
    require(
        capacityWattHours >= 1 && capacityWattHours <= 1_000_000_000,
        "capacityWattHours",
        capacityWattHours);
    require(
        powerFactorPermille >= 1 && powerFactorPermille <= 1000,
        "powerFactorPermille",
        powerFactorPermille);
  }

  /** This car with what the change names. */
  public CarSpec with(CarChange change) {
    return new CarSpec(
        change.maxMilliAmperes() != null ? change.maxMilliAmperes() : maxMilliAmperes,
        change.phases() != null ? change.phases() : phases,
        change.startDelay() != null ? change.startDelay() : startDelay,
        change.socPercent() != null ? change.socPercent() : socPercent,
        change.capacityWattHours() != null ? change.capacityWattHours() : capacityWattHours,
        change.evccId() != null ? change.evccId() : evccId,
        needsVentilation,
        powerFactorPermille);
  }

  private static void require(boolean valid, String name, Object value) {
    if (!valid) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
