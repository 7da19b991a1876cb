package hitchpost.simulator.csms.model;

import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.AuthorizeRequest;
import hitchpost.ocpp16.messages.BootNotificationRequest;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.DataTransferStatus;
import hitchpost.ocpp16.messages.DiagnosticsStatusNotificationRequest;
import hitchpost.ocpp16.messages.FirmwareStatusNotificationRequest;
import hitchpost.ocpp16.messages.HeartbeatRequest;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.LogStatusNotificationRequest;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.SecurityEventNotificationRequest;
import hitchpost.ocpp16.messages.SignCertificateRequest;
import hitchpost.ocpp16.messages.SignedFirmwareStatusNotificationRequest;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StatusNotificationRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import java.time.Instant;

/** Enters the requests of stations in the books and answers them (OCPP 1.6, 4). */
final class Answers {
  private final Policy policy;
  private final Tokens tokens;
  private final TransactionBook transactions;
  private final VendorAnswers vendors;

  Answers(Policy policy, Tokens tokens, TransactionBook transactions) {
    this.policy = policy;
    this.tokens = tokens;
    this.transactions = transactions;
    vendors = new VendorAnswers(policy, tokens);
  }

  /**
   * The answer to a correct request.
   *
   * @throws IllegalArgumentException for a request that no station sends
   */
  Record answer(Instant now, StationBook station, Record request, Complaints complaints) {
    String stationId = station.stationId();
    return switch (request) {
      case AuthorizeRequest authorize ->
          new AuthorizeRequest.Response(tokens.info(now, authorize.idTag()));
      case BootNotificationRequest boot -> boot(now, station, boot);
      case DataTransferRequest data -> vendors.answer(now, data);
      case DiagnosticsStatusNotificationRequest status ->
          new DiagnosticsStatusNotificationRequest.Response();
      case FirmwareStatusNotificationRequest status ->
          new FirmwareStatusNotificationRequest.Response();
      case HeartbeatRequest heartbeat -> {
        station.heartbeat();
        yield new HeartbeatRequest.Response(now);
      }
      case MeterValuesRequest values -> {
        transactions.metered(now, stationId, values, complaints);
        yield new MeterValuesRequest.Response();
      }
      case LogStatusNotificationRequest status -> new LogStatusNotificationRequest.Response();
      case SecurityEventNotificationRequest event ->
          new SecurityEventNotificationRequest.Response();
      case SignCertificateRequest sign ->
          new SignCertificateRequest.Response(VendorAnswers.signing(policy));
      case SignedFirmwareStatusNotificationRequest status ->
          new SignedFirmwareStatusNotificationRequest.Response();
      case StartTransactionRequest start -> transactions.started(now, stationId, start);
      case StatusNotificationRequest status -> {
        station.status(now, status);
        yield new StatusNotificationRequest.Response();
      }
      case StopTransactionRequest stop -> transactions.stopped(now, stationId, stop, complaints);
      default -> throw new IllegalArgumentException("no station sends " + request.getClass());
    };
  }

  /**
   * What a CSMS answers that does not look at the payload: everything is fine, and nothing is
   * entered in the books.
   */
  Record withoutBooks(Instant now, StationBook station, Action action) {
    IdTagInfo accepted = new IdTagInfo(null, null, AuthorizationStatus.ACCEPTED);
    return switch (action) {
      case AUTHORIZE -> new AuthorizeRequest.Response(accepted);
      case BOOT_NOTIFICATION ->
          new BootNotificationRequest.Response(
              policy.registration(station.stationId()), now, policy.intervalSeconds());
      case DATA_TRANSFER ->
          new DataTransferRequest.Response(DataTransferStatus.UNKNOWN_VENDOR_ID, null);
      case DIAGNOSTICS_STATUS_NOTIFICATION -> new DiagnosticsStatusNotificationRequest.Response();
      case FIRMWARE_STATUS_NOTIFICATION -> new FirmwareStatusNotificationRequest.Response();
      case HEARTBEAT -> new HeartbeatRequest.Response(now);
      case METER_VALUES -> new MeterValuesRequest.Response();
      case LOG_STATUS_NOTIFICATION -> new LogStatusNotificationRequest.Response();
      case SECURITY_EVENT_NOTIFICATION -> new SecurityEventNotificationRequest.Response();
      case SIGN_CERTIFICATE -> new SignCertificateRequest.Response(VendorAnswers.signing(policy));
      case SIGNED_FIRMWARE_STATUS_NOTIFICATION ->
          new SignedFirmwareStatusNotificationRequest.Response();
      case START_TRANSACTION ->
          new StartTransactionRequest.Response(accepted, transactions.nextId(now, 1));
      case STATUS_NOTIFICATION -> new StatusNotificationRequest.Response();
      case STOP_TRANSACTION -> new StopTransactionRequest.Response(null);
      default -> throw new IllegalArgumentException("no station sends " + action.wire());
    };
  }

  private BootNotificationRequest.Response boot(
      Instant now, StationBook station, BootNotificationRequest boot) {
    RegistrationStatus status = policy.registration(station.stationId());
    station.booted(boot, status);
    return new BootNotificationRequest.Response(status, now, policy.intervalSeconds());
  }
}
