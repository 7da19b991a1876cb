package hitchpost.core.types;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an id token: whether it may charge, until when that may be believed, for
 * whom.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.27; OCPP 1.6, 7.27, has the first three.
 *
 * @param status whether the token may charge
 * @param cacheExpiry from then on a cached answer is no longer valid; absent means never
 * @param groupIdToken the group or parent the token belongs to
 * @param personalMessage a text to show to the driver
 * @param chargingPriority -9 (lowest) to 9, normally 0
 * @param language1 preferred language, RFC 5646 tag of at most 8 characters
 * @param language2 second preferred language, only beside a different first one
 * @param evseIds the EVSEs the token is valid at; empty means all
 * @param customData vendor additions
 */
public record IdTokenInfo(
    AuthorizationStatus status,
    @Nullable Instant cacheExpiry,
    @Nullable IdToken groupIdToken,
    @Nullable MessageContent personalMessage,
    int chargingPriority,
    @Nullable String language1,
    @Nullable String language2,
    List<Integer> evseIds,
    @Nullable CustomData customData) {
  public IdTokenInfo {
    Checks.range(chargingPriority, -9, 9, "IdTokenInfo.chargingPriority");
    Checks.maxLength(language1, 8, "IdTokenInfo.language1");
    Checks.maxLength(language2, 8, "IdTokenInfo.language2");
    evseIds = List.copyOf(evseIds);
    evseIds.forEach(id -> Checks.notNegative(id, "IdTokenInfo.evseIds"));
  }

  /** Only a status: no expiry, no group, no message, priority 0, every EVSE. */
  public static IdTokenInfo of(AuthorizationStatus status) {
    return of(status, null, null);
  }

  /** What every version can say of a token; the rest is absent, the priority 0. */
  public static IdTokenInfo of(
      AuthorizationStatus status, @Nullable Instant cacheExpiry, @Nullable IdToken groupIdToken) {
    return new IdTokenInfo(status, cacheExpiry, groupIdToken, null, 0, null, null, List.of(), null);
  }
}
