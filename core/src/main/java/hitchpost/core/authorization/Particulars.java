package hitchpost.core.authorization;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.MessageContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journal form of what few tokens have beside status, expiry and group. */
record Particulars(
    int priority,
    @Nullable String language1,
    @Nullable String language2,
    List<Integer> evseIds,
    @Nullable MessageContent message) {
  Particulars {
    evseIds = List.copyOf(evseIds);
  }

  /** Null for a token that has none. */
  static @Nullable Particulars of(IdTokenInfo info, @Nullable MessageContent message) {
    var all =
        new Particulars(
            info.chargingPriority(), info.language1(), info.language2(), info.evseIds(), message);
    return all.equals(new Particulars(0, null, null, List.of(), null)) ? null : all;
  }

  static IdTokenInfo info(
      AuthorizationStatus status,
      @Nullable Instant expiry,
      @Nullable IdToken group,
      @Nullable Particulars more) {
    return more == null
        ? IdTokenInfo.of(status, expiry, group)
        : new IdTokenInfo(
            status,
            expiry,
            group,
            more.message,
            more.priority,
            more.language1,
            more.language2,
            more.evseIds,
            null);
  }
}
