package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import hitchpost.core.types.ChargingProfilePurpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which charging profiles are asked for: those for which all that is given holds.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.9.
 *
 * @param chargingProfileId with ids the others do not count
 */
public record ChargingProfileCriterionType(
    @Nullable ChargingProfilePurpose chargingProfilePurpose,
    @Nullable Integer stackLevel,
    @Nullable @Size(min = 1) List<Integer> chargingProfileId,
    @Nullable @Size(min = 1, max = 4) List<ChargingLimitSourceEnumType> chargingLimitSource) {
  public ChargingProfileCriterionType {
    chargingProfileId = chargingProfileId == null ? null : List.copyOf(chargingProfileId);
    chargingLimitSource = chargingLimitSource == null ? null : List.copyOf(chargingLimitSource);
  }
}
