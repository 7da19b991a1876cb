package hitchpost.ocpp16.messages;

/**
 * The CSMS frees a cable.
 *
 * <p>Source: OCPP 1.6, 5.18, 6.53 and 6.54.
 *
 * @param connectorId any; an unknown one is answered NotSupported (errata 3.87)
 */
public record UnlockConnectorRequest(int connectorId) {
  /** Whether the cable is free. */
  public record Response(UnlockStatus status) {}
}
