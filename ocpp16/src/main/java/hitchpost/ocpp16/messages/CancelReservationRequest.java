package hitchpost.ocpp16.messages;

/**
 * The CSMS cancels a reservation.
 *
 * <p>Source: OCPP 1.6, 5.1, 6.5 and 6.6.
 */
public record CancelReservationRequest(int reservationId) {
  /** Whether there was one. */
  public record Response(CancelReservationStatus status) {}
}
