package hitchpost.ocpp16.messages;

/**
 * The station reports how far a firmware update is.
 *
 * <p>Source: OCPP 1.6, 4.5, 6.19 and 6.20.
 */
public record FirmwareStatusNotificationRequest(FirmwareStatus status) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
