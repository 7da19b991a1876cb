package hitchpost.ocpp201.messages;

/**
 * The CSMS asks for the version of the local authorization list.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.23; D02.
 */
public record GetLocalListVersionRequest() {
  /**
   * The version.
   *
   * @param versionNumber 0 when there is no list
   */
  public record Response(int versionNumber) {}
}
