package hitchpost.core.tariff;

import hitchpost.core.evse.ConnectorView.Use;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the CSMS wants meter values beside the regular ones, so that it can change prices.
 *
 * @param at once at this time
 * @param energyMilliWattHours once when the transaction has drawn so much
 * @param powerMilliWatts each time when the power crosses this
 * @param uses each time when the connector comes to be used like this
 */
public record MeterTriggers(
    @Nullable Instant at,
    @Nullable Long energyMilliWattHours,
    @Nullable Long powerMilliWatts,
    List<Use> uses) {
  /** None. */
  public static final MeterTriggers NONE = new MeterTriggers(null, null, null, List.of());

  public MeterTriggers {
    uses = List.copyOf(uses);
  }
}
