package hitchpost.simulator.hardware;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is different about a car: from the usual one when it plugs in, from before while it is
 * plugged in. Null leaves a property as it is; ranges are those of {@link CarSpec}.
 *
 * @param charging whether the driver lets the car draw
 */
public record CarChange(
    @Nullable Integer maxMilliAmperes,
    @Nullable Integer phases,
    @Nullable Duration startDelay,
    @Nullable Double socPercent,
    @Nullable Long capacityWattHours,
    @Nullable String evccId,
    @Nullable Boolean charging) {
  /** Changes nothing. */
  public static final CarChange NONE = new CarChange(null, null, null, null, null, null, null);

  /** The driver stops or resumes charging at the car. */
  public static CarChange charging(boolean on) {
    return new CarChange(null, null, null, null, null, null, on);
  }
}
