package hitchpost.ocpp16;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.IdTokenType;
import hitchpost.ocpp16.messages.IdTagInfo;
import org.jspecify.annotations.Nullable;

/** Tokens: OCPP 1.6 knows them by their text alone. */
final class Tokens {
  private Tokens() {}

  static IdToken token(String idTag) {
    return new IdToken(idTag, IdTokenType.ISO14443);
  }

  /** Groups are what the CSMS makes of them. */
  private static IdToken group(String parent) {
    return new IdToken(parent, IdTokenType.CENTRAL);
  }

  static IdTokenInfo info(IdTagInfo info) {
    String parent = info.parentIdTag();
    return IdTokenInfo.of(
        status(info.status()), info.expiryDate(), parent == null ? null : group(parent));
  }

  static @Nullable String idTag(@Nullable IdToken token) {
    return token == null ? null : token.value();
  }

  private static AuthorizationStatus status(hitchpost.ocpp16.messages.AuthorizationStatus status) {
    return switch (status) {
      case ACCEPTED -> AuthorizationStatus.ACCEPTED;
      case BLOCKED -> AuthorizationStatus.BLOCKED;
      case EXPIRED -> AuthorizationStatus.EXPIRED;
      case INVALID -> AuthorizationStatus.INVALID;
      case CONCURRENT_TX -> AuthorizationStatus.CONCURRENT_TX;
    };
  }
}
