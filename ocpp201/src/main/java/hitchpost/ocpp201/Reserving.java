package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.CancelReservationRequest;
import hitchpost.ocpp201.messages.ConnectorEnumType;
import hitchpost.ocpp201.messages.ReservationStatusUpdateRequest;
import hitchpost.ocpp201.messages.ReservationUpdateStatusEnumType;
import hitchpost.ocpp201.messages.ReserveNowRequest;
import hitchpost.ocpp201.messages.ReserveNowStatusEnumType;
import java.util.Optional;

/** Reservations. Source: OCPP 2.0.1 part 2, H01 to H04. */
final class Reserving {
  private Reserving() {}

  static void routes(Routes routes) {
    routes.on(Action.RESERVE_NOW, ReserveNowRequest.class, Reserving::reserve);
    routes.on(Action.CANCEL_RESERVATION, CancelReservationRequest.class, Reserving::cancel);
  }

  private static Inbound reserve(ReserveNowRequest request) {
    Integer evse = request.evseId();
    ConnectorEnumType type = request.connectorType();
    return new Inbound.Asked<>(
        new Ask.Reserve(
            request.id(),
            evse == null ? null : Places.read(evse),
            type == null ? null : type.wire(),
            Tokens.read(request.idToken()),
            Tokens.readOptional(request.groupIdToken()),
            request.expiryDateTime()),
        Reserving::answer);
  }

  private static String answer(Verdict.Reserving verdict) {
    ReserveNowStatusEnumType status =
        switch (verdict) {
          case ACCEPTED -> ReserveNowStatusEnumType.ACCEPTED;
          case FAULTED -> ReserveNowStatusEnumType.FAULTED;
          case OCCUPIED -> ReserveNowStatusEnumType.OCCUPIED;
          case REJECTED -> ReserveNowStatusEnumType.REJECTED;
          case UNAVAILABLE -> ReserveNowStatusEnumType.UNAVAILABLE;
        };
    return MessageCodec.write(new ReserveNowRequest.Response(status, null));
  }

  private static Inbound cancel(CancelReservationRequest request) {
    return new Inbound.Asked<>(
        new Ask.CancelReservation(request.reservationId()),
        (Decision decision) ->
            MessageCodec.write(new CancelReservationRequest.Response(Generic.of(decision), null)));
  }

  /** Only what the station itself ended is news to the CSMS. Source: H01.FR.11, H04.FR.01. */
  static Optional<ReservationStatusUpdateRequest> report(Fact.ReservationChanged fact) {
    return switch (fact.change()) {
      case EXPIRED -> report(fact, ReservationUpdateStatusEnumType.EXPIRED);
      case REMOVED -> report(fact, ReservationUpdateStatusEnumType.REMOVED);
      case MADE, USED, CANCELLED -> Optional.empty();
    };
  }

  private static Optional<ReservationStatusUpdateRequest> report(
      Fact.ReservationChanged fact, ReservationUpdateStatusEnumType status) {
    return Optional.of(new ReservationStatusUpdateRequest(fact.reservation().id(), status));
  }
}
