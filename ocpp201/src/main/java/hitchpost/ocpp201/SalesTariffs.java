package hitchpost.ocpp201;

import hitchpost.core.types.ConsumptionCost;
import hitchpost.core.types.Cost;
import hitchpost.core.types.RelativeTimeInterval;
import hitchpost.core.types.SalesTariff;
import hitchpost.core.types.SalesTariffEntry;
import hitchpost.ocpp201.messages.ConsumptionCostType;
import hitchpost.ocpp201.messages.CostType;
import hitchpost.ocpp201.messages.RelativeTimeIntervalType;
import hitchpost.ocpp201.messages.SalesTariffEntryType;
import hitchpost.ocpp201.messages.SalesTariffType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sales tariffs as messages carry them. Reading throws {@link IllegalArgumentException} when the
 * numbers make no sense.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.19, 2.20, 2.37, 2.39 and 2.40.
 */
final class SalesTariffs {
  private SalesTariffs() {}

  static @Nullable SalesTariff read(@Nullable SalesTariffType tariff) {
    return tariff == null
        ? null
        : new SalesTariff(
            tariff.id(),
            tariff.salesTariffDescription(),
            tariff.numEPriceLevels(),
            tariff.salesTariffEntry().stream().map(SalesTariffs::read).toList());
  }

  private static SalesTariffEntry read(SalesTariffEntryType entry) {
    RelativeTimeIntervalType interval = entry.relativeTimeInterval();
    Integer duration = interval.duration();
    List<ConsumptionCostType> costs = entry.consumptionCost();
    return new SalesTariffEntry(
        new RelativeTimeInterval(
            Duration.ofSeconds(interval.start()),
            duration == null ? null : Duration.ofSeconds(duration)),
        entry.ePriceLevel(),
        costs == null ? List.of() : costs.stream().map(SalesTariffs::read).toList());
  }

  private static ConsumptionCost read(ConsumptionCostType cost) {
    return new ConsumptionCost(
        cost.startValue(), cost.cost().stream().map(SalesTariffs::read).toList());
  }

  private static Cost read(CostType cost) {
    Integer multiplier = cost.amountMultiplier();
    return new Cost(cost.costKind(), cost.amount(), multiplier == null ? 0 : multiplier);
  }

  static @Nullable SalesTariffType write(@Nullable SalesTariff tariff) {
    return tariff == null
        ? null
        : new SalesTariffType(
            tariff.id(),
            tariff.salesTariffEntries().stream().map(SalesTariffs::write).toList(),
            tariff.salesTariffDescription(),
            tariff.numEPriceLevels());
  }

  private static SalesTariffEntryType write(SalesTariffEntry entry) {
    Duration duration = entry.relativeTimeInterval().duration();
    List<ConsumptionCost> costs = entry.consumptionCosts();
    return new SalesTariffEntryType(
        new RelativeTimeIntervalType(
            (int) entry.relativeTimeInterval().start().toSeconds(),
            duration == null ? null : (int) duration.toSeconds()),
        entry.ePriceLevel(),
        costs.isEmpty() ? null : costs.stream().map(SalesTariffs::write).toList());
  }

  private static ConsumptionCostType write(ConsumptionCost cost) {
    return new ConsumptionCostType(
        cost.startValue(), cost.costs().stream().map(SalesTariffs::write).toList());
  }

  private static CostType write(Cost cost) {
    int multiplier = cost.amountMultiplier();
    return new CostType(cost.costKind(), cost.amount(), multiplier == 0 ? null : multiplier);
  }
}
