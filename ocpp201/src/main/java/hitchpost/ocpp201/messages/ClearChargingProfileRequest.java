package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS removes charging profiles: one by its id, or all that match.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.7; K10.
 *
 * @param chargingProfileId with it the criteria do not count
 */
public record ClearChargingProfileRequest(
    @Nullable Integer chargingProfileId,
    @Nullable ClearChargingProfileType chargingProfileCriteria) {
  /** Whether there were any. */
  public record Response(
      ClearChargingProfileStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
