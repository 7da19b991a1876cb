package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import java.math.BigDecimal;
import java.util.List;

/**
 * The settings of prices and costs that are shown.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.10, and what is public of the OCA application note on the
 * California pricing requirements.
 */
public final class PriceSettings {
  private static final String COMPONENT = "TariffCostCtrlr";

  /** Whether prices and costs are shown at all. */
  public static final Setting<Boolean> ENABLED =
      new Setting<>(COMPONENT, "Enabled", "Cost", Codec.bool(), Access.READ_ONLY, true);

  /** How many decimals a cost is shown with. */
  public static final Setting<Integer> DECIMALS =
      new Setting<>(
          COMPONENT,
          "NumberOfDecimalsForCostValues",
          null,
          Codec.integer(0, 5),
          Access.READ_WRITE,
          2);

  /** Whether the CSMS wants to know when the plug is pulled after the end of a transaction. */
  public static final Setting<Boolean> IDLE_AFTER_STOP =
      new Setting<>(COMPONENT, "IdleFeeAfterStop", null, Codec.bool(), Access.READ_WRITE, false);

  /** Currency of prices and costs, as in ISO 4217. */
  public static final Setting<String> CURRENCY =
      new Setting<>(
          COMPONENT,
          "Currency",
          null,
          Codec.text(3).where(text -> text.matches("[A-Z]{3}")),
          Access.READ_WRITE,
          "EUR");

  /** What a transaction may cost before it gets no more energy; 0 = as much as it will. */
  public static final Setting<BigDecimal> CREDIT_LIMIT =
      new Setting<>(
          COMPONENT,
          "LocalCreditLimit",
          null,
          Codec.decimal(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000)),
          Access.READ_WRITE,
          BigDecimal.ZERO);

  /** What is shown to a driver while the CSMS cannot be asked for the price; empty: nothing. */
  public static final Setting<String> TARIFF_FALLBACK = message("TariffFallbackMessage");

  /** What is shown of the cost of a transaction that ended offline; empty: nothing. */
  public static final Setting<String> TOTAL_COST_FALLBACK = message("TotalCostFallbackMessage");

  /** All that are plain values; {@code tariff.Prices} has the default price. */
  public static final List<Setting<?>> ALL =
      List.of(
          ENABLED,
          DECIMALS,
          IDLE_AFTER_STOP,
          CURRENCY,
          CREDIT_LIMIT,
          TARIFF_FALLBACK,
          TOTAL_COST_FALLBACK);

  private PriceSettings() {}

  private static Setting<String> message(String name) {
    return new Setting<>(COMPONENT, name, null, Codec.text(255), Access.READ_WRITE, "");
  }
}
