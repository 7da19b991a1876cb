package hitchpost.ocpp201.messages;

/**
 * The station reports that a reservation ended without being used.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.46; H01, H04.
 */
public record ReservationStatusUpdateRequest(
    int reservationId, ReservationUpdateStatusEnumType reservationUpdateStatus) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
