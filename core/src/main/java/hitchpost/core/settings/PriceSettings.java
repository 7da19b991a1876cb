package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
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

  /** All that are plain values; {@code tariff.Prices} has the default price. */
  public static final List<Setting<?>> ALL = List.of(ENABLED, DECIMALS, IDLE_AFTER_STOP);

  private PriceSettings() {}
}
