package hitchpost.core.tariff;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a car costs that is connected and does not charge.
 *
 * @param grace how long it costs nothing
 */
public record IdlePrice(Duration grace, BigDecimal perHour) {
  /** Free of charge. */
  public static final IdlePrice NONE = new IdlePrice(Duration.ZERO, BigDecimal.ZERO);
}
