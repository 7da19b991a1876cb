package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station reports a limit that comes from elsewhere than the CSMS.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.33; K11, K12.
 *
 * @param evseId absent means the whole station
 */
public record NotifyChargingLimitRequest(
    ChargingLimitType chargingLimit,
    @Nullable @Size(min = 1) List<ChargingScheduleType> chargingSchedule,
    @Nullable Integer evseId) {
  public NotifyChargingLimitRequest {
    chargingSchedule = chargingSchedule == null ? null : List.copyOf(chargingSchedule);
  }

  /** Nothing but that it arrived. */
  public record Response() {}
}
