package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.Evse;
import hitchpost.core.types.StatusInfo;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.ChangeAvailabilityRequest;
import hitchpost.ocpp201.messages.ChargingProfileType;
import hitchpost.ocpp201.messages.GetTransactionStatusRequest;
import hitchpost.ocpp201.messages.RequestStartTransactionRequest;
import hitchpost.ocpp201.messages.RequestStopTransactionRequest;
import hitchpost.ocpp201.messages.ResetRequest;
import hitchpost.ocpp201.messages.ResetStatusEnumType;
import hitchpost.ocpp201.messages.UnlockConnectorRequest;
import hitchpost.ocpp201.messages.UnlockStatusEnumType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the CSMS makes the station do. Source: OCPP 2.0.1 part 2, B11, B12, E14, F01 to F05, G03.
 */
final class RemoteControl {
  private static final StatusInfo BAD_PROFILE =
      new StatusInfo("InvalidProfile", "no profile for the transaction, or one without sense");

  private RemoteControl() {}

  static void routes(Routes routes) {
    routes.on(
        Action.REQUEST_START_TRANSACTION,
        RequestStartTransactionRequest.class,
        RemoteControl::start);
    routes.on(
        Action.REQUEST_STOP_TRANSACTION, RequestStopTransactionRequest.class, RemoteControl::stop);
    routes.on(
        Action.GET_TRANSACTION_STATUS, GetTransactionStatusRequest.class, RemoteControl::status);
    routes.on(Action.RESET, ResetRequest.class, RemoteControl::reset);
    routes.on(Action.UNLOCK_CONNECTOR, UnlockConnectorRequest.class, RemoteControl::unlock);
    routes.on(
        Action.CHANGE_AVAILABILITY, ChangeAvailabilityRequest.class, RemoteControl::availability);
  }

  /** The profile has to be one of the transaction, which has no id yet. Source: F01.FR.09, .11. */
  private static Inbound start(RequestStartTransactionRequest request) {
    ChargingProfileType given = request.chargingProfile();
    Optional<ChargingProfile> profile =
        given == null
            ? Optional.empty()
            : Profiles.read(given)
                .filter(p ->
                    p.purpose() == ChargingProfilePurpose.TX_PROFILE && p.transactionId() == null);
    if (given != null && profile.isEmpty()) {
      return new Inbound.Settled(started(Decision.REJECTED, null, BAD_PROFILE));
    }
    Integer evse = request.evseId();
    return new Inbound.Asked<>(
        new Ask.RemoteStart(
            Tokens.read(request.idToken()),
            Tokens.readOptional(request.groupIdToken()),
            evse == null ? null : Places.read(evse),
            profile.orElse(null),
            request.remoteStartId()),
        (Verdict.RemoteStarting verdict) ->
            started(verdict.decision(), verdict.transaction(), null));
  }

  private static String started(
      Decision decision, @Nullable String transaction, @Nullable StatusInfo why) {
    return MessageCodec.write(
        new RequestStartTransactionRequest.Response(
            Generic.of(decision),
            decision == Decision.ACCEPTED ? transaction : null,
            Texts.write(why)));
  }

  private static Inbound stop(RequestStopTransactionRequest request) {
    return new Inbound.Asked<>(
        new Ask.RemoteStop(request.transactionId()),
        (Decision decision) ->
            MessageCodec.write(
                new RequestStopTransactionRequest.Response(Generic.of(decision), null)));
  }

  private static Inbound status(GetTransactionStatusRequest request) {
    return new Inbound.Asked<>(
        new Ask.ReadTransactionStatus(request.transactionId()),
        (Verdict.TransactionStatus status) ->
            MessageCodec.write(
                new GetTransactionStatusRequest.Response(status.waiting(), status.ongoing())));
  }

  /** Both kinds wait until the CSMS has heard what they end. Source: B12.FR.04, B12.FR.05. */
  private static Inbound reset(ResetRequest request) {
    return new Inbound.Asked<>(
        new Ask.Reset(request.type(), request.evseId(), RebootKind.SOFT),
        (Verdict.Resetting verdict) ->
            MessageCodec.write(
                new ResetRequest.Response(
                    switch (verdict) {
                      case ACCEPTED -> ResetStatusEnumType.ACCEPTED;
                      case REJECTED -> ResetStatusEnumType.REJECTED;
                      case SCHEDULED -> ResetStatusEnumType.SCHEDULED;
                    },
                    null)));
  }

  private static Inbound unlock(UnlockConnectorRequest request) {
    Evse connector =
        Checked.value("connectorId", () -> new Evse(request.evseId(), request.connectorId()));
    return new Inbound.Asked<>(
        new Ask.Unlock(connector, false),
        (Verdict.Unlocking verdict) ->
            MessageCodec.write(
                new UnlockConnectorRequest.Response(
                    switch (verdict) {
                      case UNLOCKED -> UnlockStatusEnumType.UNLOCKED;
                      // a cable that is fixed cannot be let go of
                      case UNLOCK_FAILED, NOT_SUPPORTED -> UnlockStatusEnumType.UNLOCK_FAILED;
                      case TRANSACTION_GOES_ON ->
                          UnlockStatusEnumType.ONGOING_AUTHORIZED_TRANSACTION;
                      case UNKNOWN_CONNECTOR -> UnlockStatusEnumType.UNKNOWN_CONNECTOR;
                    },
                    null)));
  }

  private static Inbound availability(ChangeAvailabilityRequest request) {
    Evse place = Places.read(request.evse());
    return new Inbound.Asked<>(
        new Ask.ChangeAvailability(place == null ? Evse.of(0) : place, request.operationalStatus()),
        (Verdict.Availability verdict) ->
            MessageCodec.write(
                new ChangeAvailabilityRequest.Response(
                    switch (verdict) {
                      case ACCEPTED -> ChangeAvailabilityStatus.ACCEPTED;
                      case REJECTED -> ChangeAvailabilityStatus.REJECTED;
                      case SCHEDULED -> ChangeAvailabilityStatus.SCHEDULED;
                    },
                    null)));
  }
}
