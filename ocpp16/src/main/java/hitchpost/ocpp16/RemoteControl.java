package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.Evse;
import hitchpost.core.types.ResetKind;
import hitchpost.ocpp16.messages.ChangeAvailabilityRequest;
import hitchpost.ocpp16.messages.ClearCacheRequest;
import hitchpost.ocpp16.messages.ClearCacheStatus;
import hitchpost.ocpp16.messages.RemoteStartStopStatus;
import hitchpost.ocpp16.messages.RemoteStartTransactionRequest;
import hitchpost.ocpp16.messages.RemoteStopTransactionRequest;
import hitchpost.ocpp16.messages.ResetRequest;
import hitchpost.ocpp16.messages.ResetStatus;
import hitchpost.ocpp16.messages.ResetType;
import hitchpost.ocpp16.messages.UnlockConnectorRequest;
import hitchpost.ocpp16.messages.UnlockStatus;
import java.util.Optional;

/** What the CSMS makes the station do. Source: OCPP 1.6, 5.2, 5.4, 5.11, 5.12, 5.14, 5.18. */
final class RemoteControl {
  private final Connectors connectors;

  RemoteControl(Connectors connectors) {
    this.connectors = connectors;
  }

  /**
   * A transaction id in the charging profile means nothing here, as the transaction has none yet.
   * Source: OCPP 1.6, 5.16.2, errata 3.41.
   */
  Inbound start(RemoteStartTransactionRequest request) {
    Integer number = request.connectorId();
    Optional<Evse> connector = number == null ? Optional.empty() : connectors.find(number);
    if (number != null && connector.isEmpty()) {
      return new Inbound.Settled(startAnswer(Verdict.Decision.REJECTED));
    }
    Optional<ChargingProfile> profile =
        request.chargingProfile() == null
            ? Optional.empty()
            : Profiles.read(request.chargingProfile());
    if (request.chargingProfile() != null && profile.isEmpty()) {
      return new Inbound.Settled(startAnswer(Verdict.Decision.REJECTED));
    }
    return new Inbound.Asked<>(
        new Ask.RemoteStart(
            Tokens.token(request.idTag()),
            null,
            connector.orElse(null),
            profile.orElse(null),
            null),
        (Verdict.RemoteStarting verdict) -> startAnswer(verdict.decision()));
  }

  private static String startAnswer(Verdict.Decision decision) {
    return MessageCodec.write(new RemoteStartTransactionRequest.Response(status(decision)));
  }

  Inbound stop(RemoteStopTransactionRequest request) {
    return new Inbound.Asked<>(
        new Ask.RemoteStop(String.valueOf(request.transactionId())),
        (Verdict.Decision decision) ->
            MessageCodec.write(new RemoteStopTransactionRequest.Response(status(decision))));
  }

  private static RemoteStartStopStatus status(Verdict.Decision decision) {
    return decision == Verdict.Decision.ACCEPTED
        ? RemoteStartStopStatus.ACCEPTED
        : RemoteStartStopStatus.REJECTED;
  }

  Inbound reset(ResetRequest request) {
    RebootKind kind = request.type() == ResetType.HARD ? RebootKind.HARD : RebootKind.SOFT;
    return new Inbound.Asked<>(
        new Ask.Reset(ResetKind.IMMEDIATE, null, kind),
        (Verdict.Resetting verdict) ->
            MessageCodec.write(
                new ResetRequest.Response(
                    switch (verdict) {
                      case ACCEPTED, SCHEDULED -> ResetStatus.ACCEPTED;
                      case REJECTED -> ResetStatus.REJECTED;
                    })));
  }

  Inbound unlock(UnlockConnectorRequest request) {
    return connectors
        .find(request.connectorId())
        .<Inbound>map(connector ->
            new Inbound.Asked<>(new Ask.Unlock(connector, true), RemoteControl::unlockAnswer))
        .orElseGet(() -> new Inbound.Settled(unlockAnswer(Verdict.Unlocking.UNKNOWN_CONNECTOR)));
  }

  private static String unlockAnswer(Verdict.Unlocking verdict) {
    UnlockStatus status =
        switch (verdict) {
          case UNLOCKED -> UnlockStatus.UNLOCKED;
          case UNLOCK_FAILED, TRANSACTION_GOES_ON -> UnlockStatus.UNLOCK_FAILED;
          case NOT_SUPPORTED, UNKNOWN_CONNECTOR -> UnlockStatus.NOT_SUPPORTED;
        };
    return MessageCodec.write(new UnlockConnectorRequest.Response(status));
  }

  /** Connector 0 means every connector; the station's own status follows from theirs. */
  Inbound availability(ChangeAvailabilityRequest request) {
    Optional<Evse> place =
        request.connectorId() == 0
            ? Optional.of(Evse.of(0))
            : connectors.find(request.connectorId());
    if (place.isEmpty()) {
      return new Inbound.Settled(availabilityAnswer(Verdict.Availability.REJECTED));
    }
    return new Inbound.Asked<>(
        new Ask.ChangeAvailability(place.get(), request.type()), RemoteControl::availabilityAnswer);
  }

  private static String availabilityAnswer(Verdict.Availability verdict) {
    ChangeAvailabilityStatus status =
        switch (verdict) {
          case ACCEPTED -> ChangeAvailabilityStatus.ACCEPTED;
          case REJECTED -> ChangeAvailabilityStatus.REJECTED;
          case SCHEDULED -> ChangeAvailabilityStatus.SCHEDULED;
        };
    return MessageCodec.write(new ChangeAvailabilityRequest.Response(status));
  }

  static Inbound clearCache() {
    return new Inbound.Asked<>(
        new Ask.ClearCache(),
        (Verdict.Decision decision) ->
            MessageCodec.write(
                new ClearCacheRequest.Response(
                    decision == Verdict.Decision.ACCEPTED
                        ? ClearCacheStatus.ACCEPTED
                        : ClearCacheStatus.REJECTED)));
  }
}
