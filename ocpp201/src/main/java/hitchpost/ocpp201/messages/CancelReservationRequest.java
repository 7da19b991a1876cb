package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS gives up a reservation.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.3; H02.
 */
public record CancelReservationRequest(int reservationId) {
  /** Whether there was such a reservation. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
