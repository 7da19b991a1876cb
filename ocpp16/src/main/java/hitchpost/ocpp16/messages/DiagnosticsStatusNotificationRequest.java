package hitchpost.ocpp16.messages;

/**
 * The station reports how far an upload of diagnostics is.
 *
 * <p>Source: OCPP 1.6, 4.4, 6.17 and 6.18.
 */
public record DiagnosticsStatusNotificationRequest(DiagnosticsStatus status) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
