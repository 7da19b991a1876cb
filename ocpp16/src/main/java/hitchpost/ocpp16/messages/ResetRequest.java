package hitchpost.ocpp16.messages;

/**
 * The CSMS restarts the station.
 *
 * <p>Source: OCPP 1.6, 5.14, 6.39 and 6.40.
 */
public record ResetRequest(ResetType type) {
  /** Whether the station will restart. */
  public record Response(ResetStatus status) {}
}
