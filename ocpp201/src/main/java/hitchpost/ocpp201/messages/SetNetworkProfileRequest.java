package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS gives the station a way to connect.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.55; B09.
 *
 * @param configurationSlot which one of the stored ways it replaces
 */
public record SetNetworkProfileRequest(
    int configurationSlot, NetworkConnectionProfileType connectionData) {
  /** Whether it was stored. */
  public record Response(
      SetNetworkProfileStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
