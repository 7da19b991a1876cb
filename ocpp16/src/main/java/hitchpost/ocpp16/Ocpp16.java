package hitchpost.ocpp16;

import hitchpost.core.Fact;
import hitchpost.core.Identity;
import hitchpost.core.authorization.ContractProof;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.IncomingCall;
import hitchpost.core.dialect.Learned;
import hitchpost.core.dialect.Request;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.security.OwnUse;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.Action.Profile;
import hitchpost.ocpp16.messages.AuthorizeRequest;
import hitchpost.ocpp16.messages.BootNotificationRequest;
import hitchpost.ocpp16.messages.CancelReservationRequest;
import hitchpost.ocpp16.messages.CertificateSignedRequest;
import hitchpost.ocpp16.messages.ChangeAvailabilityRequest;
import hitchpost.ocpp16.messages.ChangeConfigurationRequest;
import hitchpost.ocpp16.messages.ClearCacheRequest;
import hitchpost.ocpp16.messages.ClearChargingProfileRequest;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.DeleteCertificateRequest;
import hitchpost.ocpp16.messages.GetCompositeScheduleRequest;
import hitchpost.ocpp16.messages.GetConfigurationRequest;
import hitchpost.ocpp16.messages.GetDiagnosticsRequest;
import hitchpost.ocpp16.messages.GetInstalledCertificateIdsRequest;
import hitchpost.ocpp16.messages.GetLocalListVersionRequest;
import hitchpost.ocpp16.messages.GetLogRequest;
import hitchpost.ocpp16.messages.HeartbeatRequest;
import hitchpost.ocpp16.messages.InstallCertificateRequest;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.RemoteStartTransactionRequest;
import hitchpost.ocpp16.messages.RemoteStopTransactionRequest;
import hitchpost.ocpp16.messages.ReserveNowRequest;
import hitchpost.ocpp16.messages.ResetRequest;
import hitchpost.ocpp16.messages.SecurityEventNotificationRequest;
import hitchpost.ocpp16.messages.SendLocalListRequest;
import hitchpost.ocpp16.messages.SetChargingProfileRequest;
import hitchpost.ocpp16.messages.SignCertificateRequest;
import hitchpost.ocpp16.messages.SignedUpdateFirmwareRequest;
import hitchpost.ocpp16.messages.StatusNotificationRequest;
import hitchpost.ocpp16.messages.UnlockConnectorRequest;
import hitchpost.ocpp16.messages.UpdateFirmwareRequest;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** OCPP 1.6-J, with the feature profiles that the station has. */
public final class Ocpp16 implements Dialect {
  private final Identity identity;
  private final Connectors connectors;
  private final Statuses statuses;
  private final Transactions transactions;
  private final RemoteControl remoteControl;
  private final RemoteTrigger remoteTrigger;
  private final Reserving reserving;
  private final List<Profile> profiles;
  private final SmartCharging smartCharging;

  /**
   * @param settings the station's, which say what feature profiles it has
   */
  public Ocpp16(Identity identity, List<EvseSpec> evses, List<Setting<?>> settings) {
    this.identity = identity;
    profiles = FeatureProfiles.of(settings);
    connectors = new Connectors(evses);
    statuses = new Statuses(connectors);
    transactions = new Transactions(connectors);
    remoteControl = new RemoteControl(connectors);
    remoteTrigger = new RemoteTrigger(connectors);
    smartCharging = new SmartCharging(connectors);
    reserving = new Reserving(connectors);
  }

  @Override
  public String subprotocol() {
    return "ocpp1.6";
  }

  @Override
  public String errorCode(RpcError error) {
    return switch (error) {
      case NOT_IMPLEMENTED -> "NotImplemented";
      case NOT_SUPPORTED -> "NotSupported";
      case INTERNAL_ERROR -> "InternalError";
      case PROTOCOL_ERROR -> "ProtocolError";
      case SECURITY_ERROR -> "SecurityError";
      case FORMATION_VIOLATION, RPC_FRAMEWORK_ERROR -> "FormationViolation";
      case PROPERTY_CONSTRAINT_VIOLATION -> "PropertyConstraintViolation";
      // The version spells it with one r.
      case OCCURRENCE_CONSTRAINT_VIOLATION -> "OccurenceConstraintViolation";
      case TYPE_CONSTRAINT_VIOLATION -> "TypeConstraintViolation";
      case MESSAGE_TYPE_NOT_SUPPORTED, GENERIC_ERROR -> "GenericError";
    };
  }

  @Override
  public List<Settings.Imposed<?>> imposed() {
    return Policies.ALL;
  }

  @Override
  public boolean tellsProgress() {
    return false;
  }

  @Override
  public boolean csmsNamesTransactions() {
    return true;
  }

  @Override
  public boolean answersUnknownMessageTypes() {
    return false;
  }

  /** Source: OCPP 1.6, 4.2: a rejected station does not respond to the CSMS. */
  @Override
  public boolean answersWhile(RegistrationStatus status) {
    return status != RegistrationStatus.REJECTED;
  }

  @Override
  public Optional<Request> report(Fact fact) {
    return switch (fact) {
      case Fact.BootDue f -> request(f, Action.BOOT_NOTIFICATION, boot());
      case Fact.HeartbeatDue f -> request(f, Action.HEARTBEAT, new HeartbeatRequest());
      case Fact.TokenQuestion f -> question(f);
      case Fact.EvCertificateDue f ->
          request(f, Action.DATA_TRANSFER, PlugAndCharge.evCertificate(f.request()));
      case Fact.CertificateStatusDue f ->
          request(f, Action.DATA_TRANSFER, PlugAndCharge.status(f.query()));
      case Fact.StatusDue f -> request(f, Action.STATUS_NOTIFICATION, statuses.report(f));
      case Fact.RecordDue f -> transactions.report(f).flatMap(m -> request(f, Action.of(m), m));
      case Fact.MeterDue f ->
          Meters.meterValue(f.value())
              .map(v -> new MeterValuesRequest(connectors.number(f.evse()), null, List.of(v)))
              .flatMap(m -> request(f, Action.METER_VALUES, m));
      case Fact.DataDue f -> request(f, Action.DATA_TRANSFER, DataTransfers.report(f));
      case Fact.MaintenanceDue f -> {
        Record message = Maintenance.report(f.notice());
        yield request(f, Action.of(message), message);
      }
      case Fact.ReservationChanged f -> Optional.empty();
      case Fact.Local f -> Optional.empty();
      // a report is asked for in another version only
      case Fact.ReportDue f -> Optional.empty();
      // a fault is told with the status of its connector
      case Fact.EventDue f -> Optional.empty();
      case Fact.SecurityEventDue f ->
          request(f, Action.SECURITY_EVENT_NOTIFICATION, SecurityEvents.report(f.event()));
      case Fact.CertificateWanted f ->
          switch (f.use()) {
            case CSMS -> request(f, Action.SIGN_CERTIFICATE, new SignCertificateRequest(f.csr()));
            case V2G -> request(f, Action.DATA_TRANSFER, PlugAndCharge.sign(f.csr()));
          };
      case Fact.UnpluggedDue f -> request(f, Action.DATA_TRANSFER, Costs.unplugged(f.unplugged()));
    };
  }

  private static Optional<Request> question(Fact.TokenQuestion f) {
    ContractProof proof = f.proof();
    return proof == null
        ? request(f, Action.AUTHORIZE, new AuthorizeRequest(f.token().value()))
        : request(f, Action.DATA_TRANSFER, PlugAndCharge.authorize(f, proof));
  }

  private static Optional<Request> request(Fact about, Action action, Record message) {
    return Optional.of(new Request(about, action.wire(), MessageCodec.write(message)));
  }

  private BootNotificationRequest boot() {
    return new BootNotificationRequest(
        identity.vendor(),
        identity.model(),
        identity.serialNumber(),
        identity.chargeBoxSerialNumber(),
        identity.firmwareVersion(),
        identity.iccid(),
        identity.imsi(),
        identity.meterType(),
        identity.meterSerialNumber());
  }

  @Override
  public Inbound receive(IncomingCall call) {
    Optional<Action> action = Action.ofWire(call.action());
    if (action.isEmpty()) {
      return new Inbound.Refused(RpcError.NOT_IMPLEMENTED, "unknown action");
    }
    boolean offered = offers(action.get().profile());
    if (!offered && action.get() == Action.RESERVE_NOW) {
      return Reserving.notOffered();
    }
    if (!offered) {
      return new Inbound.Refused(
          RpcError.NOT_SUPPORTED, "this station does not have the feature profile");
    }
    try {
      return route(action.get(), call.payload());
    } catch (MessageViolation violation) {
      return new Inbound.Refused(violation.error(), violation.getMessage());
    }
  }

  /** The security extensions are no feature profile: every station has them. */
  private boolean offers(Action.Profile profile) {
    return profile == Action.Profile.SECURITY || profiles.contains(profile);
  }

  private Inbound route(Action action, JsonNode payload) {
    return switch (action) {
      case CHANGE_AVAILABILITY ->
          remoteControl.availability(MessageCodec.decode(payload, ChangeAvailabilityRequest.class));
      case CHANGE_CONFIGURATION ->
          Configuration.change(MessageCodec.decode(payload, ChangeConfigurationRequest.class));
      case CLEAR_CACHE -> {
        MessageCodec.decode(payload, ClearCacheRequest.class);
        yield RemoteControl.clearCache();
      }
      case DATA_TRANSFER ->
          DataTransfers.receive(MessageCodec.decode(payload, DataTransferRequest.class));
      case GET_CONFIGURATION ->
          Configuration.get(MessageCodec.decode(payload, GetConfigurationRequest.class));
      case REMOTE_START_TRANSACTION ->
          remoteControl.start(MessageCodec.decode(payload, RemoteStartTransactionRequest.class));
      case REMOTE_STOP_TRANSACTION ->
          remoteControl.stop(MessageCodec.decode(payload, RemoteStopTransactionRequest.class));
      case RESET -> remoteControl.reset(MessageCodec.decode(payload, ResetRequest.class));
      case SET_CHARGING_PROFILE ->
          smartCharging.set(MessageCodec.decode(payload, SetChargingProfileRequest.class));
      case CLEAR_CHARGING_PROFILE ->
          smartCharging.clear(MessageCodec.decode(payload, ClearChargingProfileRequest.class));
      case GET_COMPOSITE_SCHEDULE ->
          smartCharging.composite(MessageCodec.decode(payload, GetCompositeScheduleRequest.class));
      case UNLOCK_CONNECTOR ->
          remoteControl.unlock(MessageCodec.decode(payload, UnlockConnectorRequest.class));
      case RESERVE_NOW -> reserving.reserve(MessageCodec.decode(payload, ReserveNowRequest.class));
      case CANCEL_RESERVATION ->
          Reserving.cancel(MessageCodec.decode(payload, CancelReservationRequest.class));
      case SEND_LOCAL_LIST ->
          LocalLists.send(MessageCodec.decode(payload, SendLocalListRequest.class));
      case GET_LOCAL_LIST_VERSION -> {
        MessageCodec.decode(payload, GetLocalListVersionRequest.class);
        yield LocalLists.version();
      }
      case UPDATE_FIRMWARE ->
          Maintenance.update(MessageCodec.decode(payload, UpdateFirmwareRequest.class));
      case SIGNED_UPDATE_FIRMWARE ->
          Maintenance.update(MessageCodec.decode(payload, SignedUpdateFirmwareRequest.class));
      case GET_DIAGNOSTICS ->
          Maintenance.upload(MessageCodec.decode(payload, GetDiagnosticsRequest.class));
      case GET_LOG -> Maintenance.upload(MessageCodec.decode(payload, GetLogRequest.class));
      case TRIGGER_MESSAGE -> remoteTrigger.receive(payload);
      case EXTENDED_TRIGGER_MESSAGE -> remoteTrigger.receiveExtended(payload);
      case CERTIFICATE_SIGNED ->
          Certificates.signed(
              OwnUse.CSMS, MessageCodec.decode(payload, CertificateSignedRequest.class));
      case INSTALL_CERTIFICATE ->
          Certificates.install(MessageCodec.decode(payload, InstallCertificateRequest.class));
      case DELETE_CERTIFICATE ->
          Certificates.delete(MessageCodec.decode(payload, DeleteCertificateRequest.class));
      case GET_INSTALLED_CERTIFICATE_IDS ->
          Certificates.list(MessageCodec.decode(payload, GetInstalledCertificateIdsRequest.class));
      default -> new Inbound.Refused(RpcError.NOT_SUPPORTED, "this station does not offer it");
    };
  }

  @Override
  public List<Learned> answered(Request request, JsonNode result) {
    return switch (request.about()) {
      case Fact.BootDue f -> {
        var answer = MessageCodec.decode(result, BootNotificationRequest.Response.class);
        yield List.of(
            new Learned.Time(answer.currentTime()),
            new Learned.Registration(answer.status(), answer.interval()));
      }
      case Fact.HeartbeatDue f ->
          List.of(
              new Learned.Time(
                  MessageCodec.decode(result, HeartbeatRequest.Response.class).currentTime()));
      case Fact.TokenQuestion f when f.proof() != null -> PlugAndCharge.authorized(f, result);
      case Fact.EvCertificateDue f -> PlugAndCharge.evCertificateAnswered(f, result);
      case Fact.UnpluggedDue f -> {
        MessageCodec.decode(result, DataTransferRequest.Response.class);
        yield List.of(new Learned.UnplugHeard(f.unplugged().transaction()));
      }
      case Fact.CertificateStatusDue f -> PlugAndCharge.statusAnswered(f, result);
      case Fact.TokenQuestion f -> {
        var answer = MessageCodec.decode(result, AuthorizeRequest.Response.class);
        yield List.of(new Learned.TokenAnswer(f.question(), Tokens.info(answer.idTagInfo())));
      }
      case Fact.RecordDue f -> transactions.answered(f, result);
      case Fact.DataDue f -> DataTransfers.answered(f, result);
      case Fact.StatusDue f -> {
        MessageCodec.decode(result, StatusNotificationRequest.Response.class);
        yield List.of();
      }
      case Fact.MeterDue f -> {
        MessageCodec.decode(result, MeterValuesRequest.Response.class);
        yield List.of();
      }
      case Fact.MaintenanceDue f -> {
        Maintenance.answered(f.notice(), result);
        yield List.of(new Learned.NoticeHeard(f.number()));
      }
      case Fact.SecurityEventDue f -> {
        MessageCodec.decode(result, SecurityEventNotificationRequest.Response.class);
        yield List.of(new Learned.EventHeard(f.number()));
      }
      case Fact.CertificateWanted f -> {
        switch (f.use()) {
          case CSMS -> MessageCodec.decode(result, SignCertificateRequest.Response.class);
          case V2G -> PlugAndCharge.signing(result);
        }
        yield List.of();
      }
      default -> throw new IllegalArgumentException("no request reports " + request.about());
    };
  }
}
