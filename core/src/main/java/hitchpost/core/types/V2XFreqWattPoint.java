package hitchpost.core.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The power to charge or discharge with at a frequency of the grid.
 *
 * <p>Source: OCPP 2.1 part 2, 2.114.
 *
 * @param frequency hertz
 * @param power watts, negative to discharge
 * @param customData vendor additions
 */
public record V2XFreqWattPoint(
    BigDecimal frequency, BigDecimal power, @Nullable CustomData customData) {
  public V2XFreqWattPoint {
    frequency = Checks.number(frequency, "V2XFreqWattPoint.frequency");
    power = Checks.number(power, "V2XFreqWattPoint.power");
  }
}
