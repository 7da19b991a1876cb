package hitchpost.ocpp16.messages;

/**
 * The CSMS wants a transaction stopped.
 *
 * <p>Source: OCPP 1.6, 5.12, 6.35 and 6.36.
 */
public record RemoteStopTransactionRequest(int transactionId) {
  /** Whether the station will stop it. */
  public record Response(RemoteStartStopStatus status) {}
}
