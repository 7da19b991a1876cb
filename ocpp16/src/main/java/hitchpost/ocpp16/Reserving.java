package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.ocpp16.messages.CancelReservationRequest;
import hitchpost.ocpp16.messages.CancelReservationStatus;
import hitchpost.ocpp16.messages.ReservationStatus;
import hitchpost.ocpp16.messages.ReserveNowRequest;
import java.util.Optional;

/** ReserveNow and CancelReservation. Source: OCPP 1.6, 5.1 and 5.13. */
final class Reserving {
  private final Connectors connectors;

  Reserving(Connectors connectors) {
    this.connectors = connectors;
  }

  /** Connector 0 stands for any. */
  Inbound reserve(ReserveNowRequest request) {
    Optional<Evse> connector = connectors.find(request.connectorId());
    if (request.connectorId() != 0 && connector.isEmpty()) {
      return notOffered();
    }
    String parent = request.parentIdTag();
    IdToken group = parent == null ? null : Tokens.token(parent);
    return new Inbound.Asked<>(
        new Ask.Reserve(
            request.reservationId(),
            connector.orElse(null),
            null,
            Tokens.token(request.idTag()),
            group,
            request.expiryDate()),
        Reserving::answer);
  }

  /** A station that is not configured to take reservations answers so. Source: OCPP 1.6, 5.13. */
  static Inbound notOffered() {
    return new Inbound.Settled(answer(Verdict.Reserving.REJECTED));
  }

  static Inbound cancel(CancelReservationRequest request) {
    return new Inbound.Asked<>(
        new Ask.CancelReservation(request.reservationId()),
        (Decision decision) ->
            MessageCodec.write(
                new CancelReservationRequest.Response(
                    decision == Decision.ACCEPTED
                        ? CancelReservationStatus.ACCEPTED
                        : CancelReservationStatus.REJECTED)));
  }

  private static String answer(Verdict.Reserving verdict) {
    ReservationStatus status =
        switch (verdict) {
          case ACCEPTED -> ReservationStatus.ACCEPTED;
          case FAULTED -> ReservationStatus.FAULTED;
          case OCCUPIED -> ReservationStatus.OCCUPIED;
          case REJECTED -> ReservationStatus.REJECTED;
          case UNAVAILABLE -> ReservationStatus.UNAVAILABLE;
        };
    return MessageCodec.write(new ReserveNowRequest.Response(status));
  }
}
