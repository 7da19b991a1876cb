package hitchpost.ocpp201;

import hitchpost.core.Fact;
import hitchpost.core.Identity;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.IncomingCall;
import hitchpost.core.dialect.Learned;
import hitchpost.core.dialect.Request;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.HeartbeatRequest;
import hitchpost.ocpp201.messages.MeterValuesRequest;
import hitchpost.ocpp201.messages.SecurityEventNotificationRequest;
import hitchpost.ocpp201.messages.StatusNotificationRequest;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1. */
public final class Ocpp201 implements Dialect {
  static final String SUBPROTOCOL = "ocpp2.0.1";

  private final Identity identity;
  private final Routes routes = new Routes();

  public Ocpp201(Identity identity) {
    this.identity = identity;
    Authorizing.routes(routes);
    Certificates.routes(routes);
    Costs.routes(routes);
    DataTransfers.routes(routes);
    LocalLists.routes(routes);
    Maintenance.routes(routes);
    NetworkProfiles.routes(routes);
    RemoteControl.routes(routes);
    Reports.routes(routes);
    Reserving.routes(routes);
    SmartCharging.routes(routes);
    Triggers.routes(routes);
    Variables.routes(routes);
  }

  @Override
  public String subprotocol() {
    return SUBPROTOCOL;
  }

  @Override
  public String errorCode(RpcError error) {
    return ErrorCodes.wire(error);
  }

  @Override
  public List<Settings.Imposed<?>> imposed() {
    return List.of();
  }

  @Override
  public boolean tellsProgress() {
    return true;
  }

  @Override
  public boolean csmsNamesTransactions() {
    return false;
  }

  @Override
  public boolean answersUnknownMessageTypes() {
    return true;
  }

  @Override
  public boolean answersWhile(RegistrationStatus status) {
    return true;
  }

  @Override
  public Optional<Request> report(Fact fact) {
    return message(fact)
        .map(m ->
            new Request(fact, Action.of(m).wire(), MessageCodec.write(m), Meters.leftOut(fact)));
  }

  private Optional<? extends Record> message(Fact fact) {
    return switch (fact) {
      case Fact.BootDue f -> Optional.of(Provisioning.boot(identity, f.reason()));
      case Fact.HeartbeatDue f -> Optional.of(new HeartbeatRequest());
      case Fact.TokenQuestion f -> Optional.of(Authorizing.question(f));
      case Fact.EvCertificateDue f -> Optional.of(Certificates.evCertificate(f.request()));
      case Fact.CertificateStatusDue f -> Optional.of(Certificates.status(f));
      case Fact.StatusDue f -> status(f);
      case Fact.RecordDue f -> Optional.of(TransactionEvents.report(f));
      case Fact.MeterDue f ->
          Meters.write(f.value()).map(v -> new MeterValuesRequest(f.evse().id(), List.of(v)));
      case Fact.DataDue f -> Optional.of(DataTransfers.report(f));
      case Fact.MaintenanceDue f -> Optional.of(Maintenance.report(f.notice()));
      case Fact.ReservationChanged f -> Reserving.report(f);
      case Fact.ReportDue f -> Optional.of(Reports.report(f));
      case Fact.EventDue f -> Optional.of(MonitorEvents.report(f));
      case Fact.SecurityEventDue f ->
          Optional.of(
              new SecurityEventNotificationRequest(
                  f.event().type().wire(), f.event().timestamp(), f.event().techInfo()));
      case Fact.CertificateWanted f -> Optional.of(Certificates.sign(f));
      // whether a plug was pulled is told with the transaction
      case Fact.UnpluggedDue f -> Optional.empty();
      case Fact.Local f -> Optional.empty();
    };
  }

  /** Only connectors have a status that is told; without a time there is no message either. */
  private static Optional<StatusNotificationRequest> status(Fact.StatusDue due) {
    Evse place = due.view().evse();
    Integer connector = place.connectorId();
    return connector == null || due.at() == null
        ? Optional.empty()
        : Optional.of(
            new StatusNotificationRequest(due.at(), place.id(), connector, due.view().status()));
  }

  /** A station that the CSMS has rejected obeys nobody. Source: B03.FR.08. */
  @Override
  public Inbound receive(IncomingCall call) {
    if (call.registration() == RegistrationStatus.REJECTED) {
      return new Inbound.Refused(RpcError.SECURITY_ERROR, "the CSMS has not accepted the station");
    }
    return Action.ofWire(call.action())
        .map(action -> routes.receive(action, call.payload(), call.bytes()))
        .orElseGet(() -> new Inbound.Refused(RpcError.NOT_IMPLEMENTED, "unknown action"));
  }

  @Override
  public List<Learned> answered(Request request, JsonNode result) {
    return switch (request.about()) {
      case Fact.BootDue f -> Provisioning.booted(result);
      case Fact.HeartbeatDue f -> Provisioning.alive(result);
      case Fact.TokenQuestion f -> Authorizing.answered(f, result);
      case Fact.EvCertificateDue f -> Certificates.evCertificateAnswered(f, result);
      case Fact.CertificateStatusDue f -> Certificates.statusAnswered(f, result);
      case Fact.RecordDue f -> TransactionEvents.answered(f, result);
      case Fact.DataDue f -> DataTransfers.answered(f, result);
      case Fact.MaintenanceDue f -> heard(request, result, new Learned.NoticeHeard(f.number()));
      case Fact.ReportDue f -> heard(request, result, new Learned.ReportHeard());
      case Fact.EventDue f -> heard(request, result, new Learned.MonitoringHeard(f.number()));
      case Fact.SecurityEventDue f -> heard(request, result, new Learned.EventHeard(f.number()));
      case Fact.CertificateWanted f -> Certificates.signAnswered(result);
      default -> heard(request, result);
    };
  }

  /** Looks whether an answer that says nothing is one. */
  private static List<Learned> heard(Request request, JsonNode result, Learned... learned) {
    Action action = Action.ofWire(request.action()).orElseThrow();
    MessageCodec.decode(result, action.response());
    return List.of(learned);
  }
}
