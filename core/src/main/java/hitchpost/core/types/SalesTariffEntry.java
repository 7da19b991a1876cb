package hitchpost.core.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price during one interval of a sales tariff.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.39.
 *
 * @param relativeTimeInterval when it holds
 * @param ePriceLevel 0 or more, the smaller the cheaper
 * @param consumptionCosts at most 3 costs by amount consumed
 */
public record SalesTariffEntry(
    RelativeTimeInterval relativeTimeInterval,
    @Nullable Integer ePriceLevel,
    List<ConsumptionCost> consumptionCosts) {
  public SalesTariffEntry {
    Checks.notNegative(ePriceLevel, "SalesTariffEntry.ePriceLevel");
    consumptionCosts = List.copyOf(consumptionCosts);
    Checks.size(consumptionCosts, 0, 3, "SalesTariffEntry.consumptionCosts");
  }
}
