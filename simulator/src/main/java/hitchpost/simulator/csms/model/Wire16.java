package hitchpost.simulator.csms.model;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.AuthorizeRequest;
import hitchpost.ocpp16.messages.BootNotificationRequest;
import hitchpost.ocpp16.messages.ChangeConfigurationRequest;
import hitchpost.ocpp16.messages.ChargePointErrorCode;
import hitchpost.ocpp16.messages.ConfigurationStatus;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.DataTransferStatus;
import hitchpost.ocpp16.messages.DiagnosticsStatusNotificationRequest;
import hitchpost.ocpp16.messages.ExtendedTriggerMessageRequest;
import hitchpost.ocpp16.messages.FirmwareStatusNotificationRequest;
import hitchpost.ocpp16.messages.GetConfigurationRequest;
import hitchpost.ocpp16.messages.HeartbeatRequest;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.KeyValue;
import hitchpost.ocpp16.messages.LogStatusNotificationRequest;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.SecurityEventNotificationRequest;
import hitchpost.ocpp16.messages.SignCertificateRequest;
import hitchpost.ocpp16.messages.SignedFirmwareStatusNotificationRequest;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StatusNotificationRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import hitchpost.ocpp16.messages.TriggerMessageRequest;
import hitchpost.ocpp16.messages.TriggerMessageStatus;
import hitchpost.station.file.OcppVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 with its security whitepaper. Source: OCPP 1.6, 4. */
final class Wire16 implements Wire {
  private static final IdTagInfo WELCOME = new IdTagInfo(null, null, AuthorizationStatus.ACCEPTED);

  private final Policy policy;
  private final Tokens tokens;
  private final Starts transactions;
  private final VendorAnswers vendors;

  Wire16(Policy policy, Tokens tokens, TransactionBook transactions) {
    this.policy = policy;
    this.tokens = tokens;
    this.transactions = new Starts(policy, tokens, transactions);
    vendors = new VendorAnswers(policy, tokens);
  }

  @Override
  public OcppVersion version() {
    return OcppVersion.V1_6;
  }

  @Override
  public Optional<OcppAction> action(String name) {
    return WireEnum.<OcppAction>find(Action.values(), name);
  }

  @Override
  public Record answer(Instant now, StationBook station, Record request, Complaints complaints) {
    String stationId = station.stationId();
    return switch (request) {
      case AuthorizeRequest authorize ->
          new AuthorizeRequest.Response(info(tokens.info(now, authorize.idTag())));
      case BootNotificationRequest boot -> boot(now, station, boot);
      case DataTransferRequest data -> vendors.answer(now, data);
      case HeartbeatRequest heartbeat -> {
        station.heartbeat();
        yield new HeartbeatRequest.Response(now);
      }
      case MeterValuesRequest values -> {
        transactions.metered(now, stationId, values, complaints);
        yield new MeterValuesRequest.Response();
      }
      case StartTransactionRequest start -> transactions.started(now, stationId, start);
      case StatusNotificationRequest status -> {
        station.status(connector(now, status));
        yield new StatusNotificationRequest.Response();
      }
      case StopTransactionRequest stop -> transactions.stopped(now, stationId, stop, complaints);
      default -> withoutBooks(now, station, Action.of(request));
    };
  }

  @Override
  public Record withoutBooks(Instant now, StationBook station, OcppAction action) {
    return switch ((Action) action) {
      case AUTHORIZE -> new AuthorizeRequest.Response(WELCOME);
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
          new StartTransactionRequest.Response(WELCOME, transactions.nextId(now, 1));
      case STATUS_NOTIFICATION -> new StatusNotificationRequest.Response();
      case STOP_TRANSACTION -> new StopTransactionRequest.Response(null);
      default -> throw new IllegalArgumentException("no station sends " + action.wire());
    };
  }

  private BootNotificationRequest.Response boot(
      Instant now, StationBook station, BootNotificationRequest boot) {
    RegistrationStatus status = policy.registration(station.stationId());
    station.booted(
        new StationBook.Boot(boot.chargePointVendor(), boot.chargePointModel(), boot), status);
    return new BootNotificationRequest.Response(status, now, policy.intervalSeconds());
  }

  private static StationBook.Status connector(Instant now, StatusNotificationRequest status) {
    String error =
        status.errorCode() == ChargePointErrorCode.NO_ERROR ? null : status.errorCode().wire();
    Evse place = Evse.of(status.connectorId());
    return new StationBook.Status(now, place, status.status().wire(), error, status.info());
  }

  /** The status as 1.6 knows it: what it has no word for is Invalid. */
  static IdTagInfo info(Tokens.Info info) {
    return new IdTagInfo(info.expiry(), info.group(), status(info.status()));
  }

  static AuthorizationStatus status(hitchpost.core.types.AuthorizationStatus status) {
    return WireEnum.find(AuthorizationStatus.values(), status.wire())
        .orElse(AuthorizationStatus.INVALID);
  }

  @Override
  public void answered(StationBook station, @Nullable Record request, Record response) {
    switch (response) {
      case GetConfigurationRequest.Response read -> {
        List<KeyValue> keys = read.configurationKey();
        for (KeyValue key : keys == null ? List.<KeyValue>of() : keys) {
          station.configured(key);
        }
      }
      case ChangeConfigurationRequest.Response answer -> {
        boolean set =
            answer.status() == ConfigurationStatus.ACCEPTED
                || answer.status() == ConfigurationStatus.REBOOT_REQUIRED;
        if (set && request instanceof ChangeConfigurationRequest change) {
          station.configured(new KeyValue(change.key(), false, change.value()));
          if (change.key().equalsIgnoreCase("AuthorizationKey")) {
            station.password(octets(change.value()));
          }
        }
      }
      case TriggerMessageRequest.Response answer ->
          station.triggered(answer.status() == TriggerMessageStatus.ACCEPTED);
      case ExtendedTriggerMessageRequest.Response answer ->
          station.triggered(answer.status() == TriggerMessageStatus.ACCEPTED);
      default -> {}
    }
  }

  /** What is no hexadecimal number, a station that took it all the same takes for text. */
  private static byte[] octets(String key) {
    try {
      return HexFormat.of().parseHex(key);
    } catch (IllegalArgumentException text) {
      return key.getBytes(StandardCharsets.UTF_8);
    }
  }
}
