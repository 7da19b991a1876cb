package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants the authorization cache emptied.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.6; C11.
 */
public record ClearCacheRequest() {
  /** Whether there was a cache to empty. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
