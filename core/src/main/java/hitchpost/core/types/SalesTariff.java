package hitchpost.core.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices over time that a car may consider when it plans its charging.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.40, after ISO 15118-2.
 *
 * @param id unique within a charging session
 * @param salesTariffDescription for a display, at most 32 characters
 * @param numEPriceLevels number of distinct price levels in all tariffs of the profile
 * @param salesTariffEntries 1 to 1024
 */
public record SalesTariff(
    int id,
    @Nullable String salesTariffDescription,
    @Nullable Integer numEPriceLevels,
    List<SalesTariffEntry> salesTariffEntries) {
  public SalesTariff {
    Checks.maxLength(salesTariffDescription, 32, "SalesTariff.salesTariffDescription");
    salesTariffEntries = List.copyOf(salesTariffEntries);
    Checks.size(salesTariffEntries, 1, 1024, "SalesTariff.salesTariffEntries");
  }
}
