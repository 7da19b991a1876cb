package hitchpost.ocpp201.messages;

import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price during one interval of a sales tariff.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.39.
 *
 * @param ePriceLevel the smaller the cheaper
 */
public record SalesTariffEntryType(
    RelativeTimeIntervalType relativeTimeInterval,
    @Nullable @Range(min = 0) Integer ePriceLevel,
    @Nullable @Size(min = 1, max = 3) List<ConsumptionCostType> consumptionCost) {
  public SalesTariffEntryType {
    consumptionCost = consumptionCost == null ? null : List.copyOf(consumptionCost);
  }
}
