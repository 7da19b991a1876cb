package hitchpost.simulator.csms.model;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.OcppAction;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.AuthorizeCertificateStatusEnumType;
import hitchpost.ocpp201.messages.AuthorizeRequest;
import hitchpost.ocpp201.messages.BootNotificationRequest;
import hitchpost.ocpp201.messages.DataTransferRequest;
import hitchpost.ocpp201.messages.DataTransferStatusEnumType;
import hitchpost.ocpp201.messages.GenericDeviceModelStatusEnumType;
import hitchpost.ocpp201.messages.GenericStatusEnumType;
import hitchpost.ocpp201.messages.Get15118EVCertificateRequest;
import hitchpost.ocpp201.messages.GetBaseReportRequest;
import hitchpost.ocpp201.messages.GetCertificateStatusEnumType;
import hitchpost.ocpp201.messages.GetCertificateStatusRequest;
import hitchpost.ocpp201.messages.GetReportRequest;
import hitchpost.ocpp201.messages.GetVariablesRequest;
import hitchpost.ocpp201.messages.HeartbeatRequest;
import hitchpost.ocpp201.messages.IdTokenInfoType;
import hitchpost.ocpp201.messages.Iso15118EVCertificateStatusEnumType;
import hitchpost.ocpp201.messages.NotifyCustomerInformationRequest;
import hitchpost.ocpp201.messages.NotifyEVChargingNeedsRequest;
import hitchpost.ocpp201.messages.NotifyEVChargingNeedsStatusEnumType;
import hitchpost.ocpp201.messages.NotifyEVChargingScheduleRequest;
import hitchpost.ocpp201.messages.NotifyMonitoringReportRequest;
import hitchpost.ocpp201.messages.NotifyReportRequest;
import hitchpost.ocpp201.messages.SetVariablesRequest;
import hitchpost.ocpp201.messages.SignCertificateRequest;
import hitchpost.ocpp201.messages.StatusNotificationRequest;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.ocpp201.messages.TriggerMessageRequest;
import hitchpost.ocpp201.messages.TriggerMessageStatusEnumType;
import hitchpost.station.file.OcppVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** OCPP 2.0.1. Source: OCPP 2.0.1 part 2. */
final class Wire201 implements Wire {
  private final Policy policy;
  private final Tokens tokens;
  private final Events transactions;

  Wire201(Policy policy, Tokens tokens, TransactionBook transactions) {
    this.policy = policy;
    this.tokens = tokens;
    this.transactions = new Events(policy, tokens, transactions);
  }

  @Override
  public OcppVersion version() {
    return OcppVersion.V2_0_1;
  }

  @Override
  public Optional<OcppAction> action(String name) {
    return WireEnum.<OcppAction>find(Action.values(), name);
  }

  @Override
  public Record answer(Instant now, StationBook station, Record request, Complaints complaints) {
    return switch (request) {
      case AuthorizeRequest authorize -> authorize(now, authorize);
      case BootNotificationRequest boot -> boot(now, station, boot);
      case HeartbeatRequest heartbeat -> {
        station.heartbeat();
        yield new HeartbeatRequest.Response(now);
      }
      case NotifyCustomerInformationRequest part -> {
        station.parts().arrived(part.requestId(), part.seqNo(), part.tbc(), complaints);
        yield new NotifyCustomerInformationRequest.Response();
      }
      case NotifyMonitoringReportRequest part -> {
        station.parts().arrived(part.requestId(), part.seqNo(), part.tbc(), complaints);
        yield new NotifyMonitoringReportRequest.Response();
      }
      case NotifyReportRequest part -> {
        station.parts().arrived(part.requestId(), part.seqNo(), part.tbc(), complaints);
        if (part.reportData() != null) {
          part.reportData().forEach(station.model()::reported);
        }
        yield new NotifyReportRequest.Response();
      }
      case StatusNotificationRequest status -> {
        Evse place = new Evse(Math.max(0, status.evseId()), Math.max(0, status.connectorId()));
        String word = status.connectorStatus().wire();
        station.status(new StationBook.Status(now, place, word, null, null));
        yield new StatusNotificationRequest.Response();
      }
      case TransactionEventRequest event ->
          transactions.told(now, station.stationId(), event, complaints);
      default -> withoutBooks(now, station, Action.of(request));
    };
  }

  @Override
  public Record withoutBooks(Instant now, StationBook station, OcppAction action) {
    return switch ((Action) action) {
      case AUTHORIZE ->
          new AuthorizeRequest.Response(
              info(new Tokens.Info(AuthorizationStatus.ACCEPTED, null, null)), null);
      case BOOT_NOTIFICATION -> booted(now, policy.registration(station.stationId()));
      case DATA_TRANSFER ->
          new DataTransferRequest.Response(
              DataTransferStatusEnumType.UNKNOWN_VENDOR_ID, null, null, null);
      case GET_15118_EV_CERTIFICATE ->
          new Get15118EVCertificateRequest.Response(
              Iso15118EVCertificateStatusEnumType.ACCEPTED, VendorAnswers.noContract(), null);
      case GET_CERTIFICATE_STATUS ->
          new GetCertificateStatusRequest.Response(GetCertificateStatusEnumType.FAILED, null, null);
      case HEARTBEAT -> new HeartbeatRequest.Response(now);
      case NOTIFY_EV_CHARGING_NEEDS ->
          new NotifyEVChargingNeedsRequest.Response(
              NotifyEVChargingNeedsStatusEnumType.REJECTED, null);
      case NOTIFY_EV_CHARGING_SCHEDULE ->
          new NotifyEVChargingScheduleRequest.Response(GenericStatusEnumType.ACCEPTED, null);
      case SIGN_CERTIFICATE ->
          new SignCertificateRequest.Response(
              policy.signsCertificates()
                  ? GenericStatusEnumType.ACCEPTED
                  : GenericStatusEnumType.REJECTED,
              null);
      case TRANSACTION_EVENT -> new TransactionEventRequest.Response(null, null, null, null, null);
      default -> taken(action);
    };
  }

  /** The answer that says nothing but that the request arrived. */
  private static Record taken(OcppAction action) {
    if (action.direction() == OcppAction.Direction.TO_STATION) {
      throw new IllegalArgumentException("no station sends " + action.wire());
    }
    return MessageCodec.decode(JsonNodeFactory.instance.objectNode(), action.response());
  }

  private BootNotificationRequest.Response boot(
      Instant now, StationBook station, BootNotificationRequest boot) {
    RegistrationStatus status = policy.registration(station.stationId());
    var self = boot.chargingStation();
    station.booted(new StationBook.Boot(self.vendorName(), self.model(), boot), status);
    return booted(now, status);
  }

  private BootNotificationRequest.Response booted(Instant now, RegistrationStatus status) {
    return new BootNotificationRequest.Response(status, now, policy.intervalSeconds(), null, null);
  }

  /** Source: OCPP 2.0.1 part 2, C07.FR.13 and C07.FR.14. */
  private AuthorizeRequest.Response authorize(Instant now, AuthorizeRequest request) {
    Tokens.Info info = tokens.info(now, request.idToken().idToken(), request.idToken().type());
    boolean contract =
        request.certificate() != null || request.iso15118CertificateHashData() != null;
    AuthorizeCertificateStatusEnumType status =
        info.status() == AuthorizationStatus.ACCEPTED
            ? AuthorizeCertificateStatusEnumType.ACCEPTED
            : AuthorizeCertificateStatusEnumType.CONTRACT_CANCELLED;
    return new AuthorizeRequest.Response(info(info), contract ? status : null);
  }

  /** What is known of a token; a group is one that only CSMSs know. */
  static IdTokenInfoType info(Tokens.Info info) {
    String group = info.group();
    var groupToken =
        group == null
            ? null
            : new hitchpost.ocpp201.messages.IdTokenType(group, IdTokenType.CENTRAL, null);
    return new IdTokenInfoType(
        info.status(), info.expiry(), null, null, null, groupToken, null, null, null);
  }

  @Override
  public void answered(StationBook station, @Nullable Record request, Record response) {
    switch (response) {
      case GetBaseReportRequest.Response answer ->
          station.triggered(answer.status() == GenericDeviceModelStatusEnumType.ACCEPTED);
      case GetReportRequest.Response answer ->
          station.triggered(answer.status() == GenericDeviceModelStatusEnumType.ACCEPTED);
      case GetVariablesRequest.Response read ->
          read.getVariableResult().forEach(station.model()::read);
      case SetVariablesRequest.Response answer -> {
        if (request instanceof SetVariablesRequest set) {
          station.model().set(set.setVariableData(), answer.setVariableResult());
          station
              .model()
              .value("SecurityCtrlr.BasicAuthPassword")
              .ifPresent(text -> station.password(text.getBytes(StandardCharsets.UTF_8)));
        }
      }
      case TriggerMessageRequest.Response answer ->
          station.triggered(answer.status() == TriggerMessageStatusEnumType.ACCEPTED);
      default -> {}
    }
  }
}
