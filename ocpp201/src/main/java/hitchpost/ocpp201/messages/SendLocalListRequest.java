package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS replaces the local authorization list, or changes it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.50; D01.
 *
 * @param localAuthorizationList absent in a full update empties the list
 */
public record SendLocalListRequest(
    int versionNumber,
    UpdateEnumType updateType,
    @Nullable @Size(min = 1) List<AuthorizationData> localAuthorizationList) {
  public SendLocalListRequest {
    localAuthorizationList =
        localAuthorizationList == null ? null : List.copyOf(localAuthorizationList);
  }

  /** What became of it. */
  public record Response(SendLocalListStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
