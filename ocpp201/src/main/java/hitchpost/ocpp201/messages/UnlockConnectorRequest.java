package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a cable set free.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.62; F05.
 */
public record UnlockConnectorRequest(int evseId, int connectorId) {
  /** What became of it. */
  public record Response(UnlockStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
