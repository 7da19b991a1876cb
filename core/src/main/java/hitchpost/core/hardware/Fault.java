package hitchpost.core.hardware;

import org.jspecify.annotations.Nullable;

/**
 * An active fault.
 *
 * @param id handle of whoever raised it, unique per EVSE
 * @param evse EVSE number, 0 for the whole station
 * @param connector connector number within the EVSE, 0 for the whole EVSE
 * @param inoperative whether charging is impossible while the fault lasts; false reports it only
 * @param info at most 50 characters
 * @param vendorId at most 255 characters
 * @param vendorErrorCode at most 50 characters
 * @param passing whether it is given time: nothing begins meanwhile, and a transaction that runs
 *     stays open until whoever raised it gives up and raises it again without this
 * @param part where the device model shows it, null for nowhere
 */
public record Fault(
    String id,
    int evse,
    int connector,
    FaultCode code,
    boolean inoperative,
    @Nullable String info,
    @Nullable String vendorId,
    @Nullable String vendorErrorCode,
    boolean passing,
    @Nullable Part part) {
  /** A fault that is given no time, and that the device model does not show. */
  public Fault(
      String id,
      int evse,
      int connector,
      FaultCode code,
      boolean inoperative,
      @Nullable String info,
      @Nullable String vendorId,
      @Nullable String vendorErrorCode) {
    this(id, evse, connector, code, inoperative, info, vendorId, vendorErrorCode, false, null);
  }

  /** Whether it ends a transaction that runs. */
  public boolean endsTransactions() {
    return inoperative && !passing;
  }

  /**
   * A part of the station, as in the standardized components of OCPP 2.0.1.
   *
   * @param component such as {@code RCD}
   * @param variable that is true while the fault lasts, such as {@code Problem}
   */
  public record Part(String component, String variable) {}
}
