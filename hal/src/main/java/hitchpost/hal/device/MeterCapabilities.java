package hitchpost.hal.device;

import hitchpost.core.types.Measurand;
import java.time.Duration;
import java.util.List;

/**
 * What a meter can do.
 *
 * @param measurands beside the import register
 * @param phases 1 to 3
 * @param resolutionMilliWattHours step of the import register, at least 1
 * @param registerMilliWattHours where the import register begins anew at 0
 * @param poll how often it is read
 */
public record MeterCapabilities(
    List<Measurand> measurands,
    int phases,
    long resolutionMilliWattHours,
    long registerMilliWattHours,
    Duration poll) {
  public MeterCapabilities {
    measurands = List.copyOf(measurands);
  }
}
