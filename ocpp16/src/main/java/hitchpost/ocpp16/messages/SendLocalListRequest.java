package hitchpost.ocpp16.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS replaces or changes the local authorization list.
 *
 * <p>Source: OCPP 1.6, 5.15, 6.41 and 6.42; errata 3.52.
 *
 * @param listVersion of the list after the update
 * @param localAuthorizationList absent means the same as empty
 */
public record SendLocalListRequest(
    int listVersion,
    @Nullable List<AuthorizationData> localAuthorizationList,
    UpdateType updateType) {
  public SendLocalListRequest {
    localAuthorizationList =
        localAuthorizationList == null ? null : List.copyOf(localAuthorizationList);
  }

  /** Whether the list was updated. */
  public record Response(UpdateStatus status) {}
}
