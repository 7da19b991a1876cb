package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.CustomData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CSMS knows about a token.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.27.
 *
 * @param cacheExpiryDateTime absent means that it stays true
 * @param chargingPriority -9 (lowest) to 9; absent means 0
 * @param language1 of the driver
 * @param language2 second choice, other than the first
 * @param groupIdToken all tokens of a group may stop what one of them started
 * @param personalMessage to be shown to the driver
 * @param evseId where it is valid; absent means everywhere
 */
public record IdTokenInfoType(
    AuthorizationStatus status,
    @Nullable Instant cacheExpiryDateTime,
    @Nullable Integer chargingPriority,
    @Nullable @MaxLength(8) String language1,
    @Nullable @MaxLength(8) String language2,
    @Nullable IdTokenType groupIdToken,
    @Nullable MessageContentType personalMessage,
    @Nullable @Size(min = 1) List<Integer> evseId,
    @Nullable CustomData customData) {
  public IdTokenInfoType {
    evseId = evseId == null ? null : List.copyOf(evseId);
  }
}
