package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks which charging profiles are installed.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.19; K09.
 *
 * @param requestId comes back in every report
 * @param evseId 0 means the grid connection, absent means everywhere
 */
public record GetChargingProfilesRequest(
    int requestId, ChargingProfileCriterionType chargingProfile, @Nullable Integer evseId) {
  /** Whether reports will follow. */
  public record Response(
      GetChargingProfileStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
