package hitchpost.core.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction had cost at a time, and what it costs from then on.
 *
 * @param at when the CSMS reckoned
 * @param meterMilliWattHours register then
 * @param idle whether the car is connected and does not charge
 * @param next prices that hold from a time on, null when they do not change
 */
public record RunningCost(
    Instant at,
    long meterMilliWattHours,
    BigDecimal cost,
    boolean idle,
    UnitPrices charging,
    IdlePrice idling,
    @Nullable Period next) {
  /** Prices from a time on. */
  public record Period(Instant from, UnitPrices charging, IdlePrice idling) {}

  /**
   * The cost by now, as far as the station can tell.
   *
   * @param meter register now
   * @param idleSince when the CSMS said for the first time that the car is idle, null while it is
   *     not
   */
  BigDecimal at(Instant now, long meter, @Nullable Instant idleSince) {
    long energy = Math.max(0, meter - meterMilliWattHours);
    if (next == null || !now.isAfter(next.from())) {
      return cost.add(between(at, now, energy, charging, idling, idleSince));
    }
    // How much of the energy came before the change nobody measured: it is spread over the time.
    long all = Math.max(1, Duration.between(at, now).toMillis());
    long before = Math.clamp(Duration.between(at, next.from()).toMillis(), 0, all);
    long energyBefore = energy * before / all;
    BigDecimal first = between(at, next.from(), energyBefore, charging, idling, idleSince);
    BigDecimal second =
        between(next.from(), now, energy - energyBefore, next.charging(), next.idling(), idleSince);
    BigDecimal fee = idle ? BigDecimal.ZERO : next.charging().flatFee();
    return cost.add(first).add(fee).add(second);
  }

  private BigDecimal between(
      Instant from,
      Instant to,
      long energy,
      UnitPrices prices,
      IdlePrice idlePrice,
      @Nullable Instant idleSince) {
    if (!idle || idleSince == null) {
      return prices.of(energy, Duration.between(from, to));
    }
    Instant graceEnd = idleSince.plus(idlePrice.grace());
    Instant counted = graceEnd.isAfter(from) ? graceEnd : from;
    return UnitPrices.perTime(idlePrice.perHour(), Duration.between(counted, to));
  }
}
