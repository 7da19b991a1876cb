package hitchpost.ocpp16.messages;

/**
 * The CSMS empties the authorization cache.
 *
 * <p>Source: OCPP 1.6, 5.4, 6.11 and 6.12.
 */
public record ClearCacheRequest() {
  /** Whether the cache was emptied. */
  public record Response(ClearCacheStatus status) {}
}
