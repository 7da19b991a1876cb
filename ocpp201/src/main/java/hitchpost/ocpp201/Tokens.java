package hitchpost.ocpp201;

import hitchpost.core.authorization.LocalListUpdate.Entry;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdToken.AdditionalInfo;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.ocpp201.messages.AdditionalInfoType;
import hitchpost.ocpp201.messages.AuthorizationData;
import hitchpost.ocpp201.messages.IdTokenInfoType;
import hitchpost.ocpp201.messages.IdTokenType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and what is known of them.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.2, 2.27 and 2.28.
 */
final class Tokens {
  private static final int MAX_PRIORITY = 9;

  private Tokens() {}

  static IdToken read(IdTokenType token) {
    List<AdditionalInfoType> more = token.additionalInfo();
    return new IdToken(
        token.idToken(),
        token.type(),
        more == null
            ? List.of()
            : more.stream().map(i -> new AdditionalInfo(i.additionalIdToken(), i.type())).toList());
  }

  static @Nullable IdToken readOptional(@Nullable IdTokenType token) {
    return token == null ? null : read(token);
  }

  static IdTokenType write(IdToken token) {
    List<AdditionalInfoType> more =
        token.additionalInfo().stream()
            .map(i -> new AdditionalInfoType(i.text(), i.kind()))
            .toList();
    return new IdTokenType(token.value(), token.type(), more.isEmpty() ? null : more);
  }

  /**
   * A priority out of range is the nearest in it: that is no reason to turn a driver away.
   *
   * @throws hitchpost.core.message.MessageViolation for a negative EVSE id
   */
  static IdTokenInfo read(IdTokenInfoType info) {
    List<Integer> evseIds = info.evseId();
    return Checked.value(
        "idTokenInfo.evseId",
        () ->
            new IdTokenInfo(
                info.status(),
                info.cacheExpiryDateTime(),
                readOptional(info.groupIdToken()),
                Texts.read(info.personalMessage()),
                priority(info.chargingPriority()),
                info.language1(),
                info.language2(),
                evseIds == null ? List.of() : evseIds,
                info.customData()));
  }

  static int priority(@Nullable Integer priority) {
    return priority == null ? 0 : Math.clamp(priority, -MAX_PRIORITY, MAX_PRIORITY);
  }

  /** An entry of the local authorization list. */
  static Entry read(AuthorizationData entry) {
    IdTokenInfoType info = entry.idTokenInfo();
    return new Entry(read(entry.idToken()), info == null ? null : read(info));
  }
}
