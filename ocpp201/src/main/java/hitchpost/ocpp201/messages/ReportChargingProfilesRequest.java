package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station reports installed charging profiles of one source and place.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.43; K09.
 *
 * @param evseId 0 means the grid connection
 * @param tbc whether more reports follow; absent means no
 */
public record ReportChargingProfilesRequest(
    int requestId,
    ChargingLimitSourceEnumType chargingLimitSource,
    int evseId,
    @Nullable Boolean tbc,
    @Size(min = 1) List<ChargingProfileType> chargingProfile) {
  public ReportChargingProfilesRequest {
    chargingProfile = List.copyOf(chargingProfile);
  }

  /** Nothing but that they arrived. */
  public record Response() {}
}
