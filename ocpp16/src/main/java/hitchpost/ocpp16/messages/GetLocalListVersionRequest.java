package hitchpost.ocpp16.messages;

/**
 * The CSMS asks for the version of the local authorization list.
 *
 * <p>Source: OCPP 1.6, 5.10, 6.27 and 6.28.
 */
public record GetLocalListVersionRequest() {
  /**
   * The version.
   *
   * @param listVersion 0 for an empty list, -1 when the station keeps none
   */
  public record Response(int listVersion) {}
}
