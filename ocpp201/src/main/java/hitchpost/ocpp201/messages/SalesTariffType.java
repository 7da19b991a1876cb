package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices over time that a car may consider when it plans its charging.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.40.
 *
 * @param numEPriceLevels number of distinct price levels in all tariffs of the profile
 */
public record SalesTariffType(
    int id,
    @Size(min = 1, max = 1024) List<SalesTariffEntryType> salesTariffEntry,
    @Nullable @MaxLength(32) String salesTariffDescription,
    @Nullable Integer numEPriceLevels) {
  public SalesTariffType {
    salesTariffEntry = List.copyOf(salesTariffEntry);
  }
}
