package hitchpost.core.tariff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * What charging costs, in the currency of the CSMS; zero for what costs nothing.
 *
 * @param flatFee once
 */
public record UnitPrices(BigDecimal perKiloWattHour, BigDecimal perHour, BigDecimal flatFee) {
  private static final BigDecimal MILLI_WATT_HOURS = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(3_600);

  /** Free of charge. */
  public static final UnitPrices NONE =
      new UnitPrices(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** What energy and time cost, without the fee. */
  BigDecimal of(long milliWattHours, Duration time) {
    BigDecimal energy =
        perKiloWattHour.multiply(BigDecimal.valueOf(milliWattHours)).divide(MILLI_WATT_HOURS);
    return energy.add(perTime(perHour, time));
  }

  /** What time costs at a price an hour; time before 0 costs nothing. */
  static BigDecimal perTime(BigDecimal perHour, Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return perHour.multiply(BigDecimal.valueOf(seconds)).divide(SECONDS, MathContext.DECIMAL64);
  }
}
