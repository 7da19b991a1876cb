package hitchpost.ocpp16.messages;

import static hitchpost.core.message.OcppAction.Direction.BOTH_WAYS;
import static hitchpost.core.message.OcppAction.Direction.TO_CSMS;
import static hitchpost.core.message.OcppAction.Direction.TO_STATION;
import static hitchpost.ocpp16.messages.Action.Profile.CORE;
import static hitchpost.ocpp16.messages.Action.Profile.FIRMWARE_MANAGEMENT;
import static hitchpost.ocpp16.messages.Action.Profile.LOCAL_AUTH_LIST_MANAGEMENT;
import static hitchpost.ocpp16.messages.Action.Profile.REMOTE_TRIGGER;
import static hitchpost.ocpp16.messages.Action.Profile.RESERVATION;
import static hitchpost.ocpp16.messages.Action.Profile.SECURITY;
import static hitchpost.ocpp16.messages.Action.Profile.SMART_CHARGING;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.WireEnum;
import java.util.Optional;

/**
 * Every action of OCPP 1.6 and its security whitepaper: its messages, who may send it and to which
 * feature profile it belongs.
 *
 * <p>Source: OCPP 1.6, 3.3, 4 and 5; security whitepaper, 5.
 */
public enum Action implements OcppAction {
  AUTHORIZE("Authorize", AuthorizeRequest.class, AuthorizeRequest.Response.class, TO_CSMS, CORE),
  BOOT_NOTIFICATION(
      "BootNotification",
      BootNotificationRequest.class,
      BootNotificationRequest.Response.class,
      TO_CSMS,
      CORE),
  CHANGE_AVAILABILITY(
      "ChangeAvailability",
      ChangeAvailabilityRequest.class,
      ChangeAvailabilityRequest.Response.class,
      TO_STATION,
      CORE),
  CHANGE_CONFIGURATION(
      "ChangeConfiguration",
      ChangeConfigurationRequest.class,
      ChangeConfigurationRequest.Response.class,
      TO_STATION,
      CORE),
  CLEAR_CACHE(
      "ClearCache", ClearCacheRequest.class, ClearCacheRequest.Response.class, TO_STATION, CORE),
  DATA_TRANSFER(
      "DataTransfer",
      DataTransferRequest.class,
      DataTransferRequest.Response.class,
      BOTH_WAYS,
      CORE),
  GET_CONFIGURATION(
      "GetConfiguration",
      GetConfigurationRequest.class,
      GetConfigurationRequest.Response.class,
      TO_STATION,
      CORE),
  HEARTBEAT("Heartbeat", HeartbeatRequest.class, HeartbeatRequest.Response.class, TO_CSMS, CORE),
  METER_VALUES(
      "MeterValues", MeterValuesRequest.class, MeterValuesRequest.Response.class, TO_CSMS, CORE),
  REMOTE_START_TRANSACTION(
      "RemoteStartTransaction",
      RemoteStartTransactionRequest.class,
      RemoteStartTransactionRequest.Response.class,
      TO_STATION,
      CORE),
  REMOTE_STOP_TRANSACTION(
      "RemoteStopTransaction",
      RemoteStopTransactionRequest.class,
      RemoteStopTransactionRequest.Response.class,
      TO_STATION,
      CORE),
  RESET("Reset", ResetRequest.class, ResetRequest.Response.class, TO_STATION, CORE),
  START_TRANSACTION(
      "StartTransaction",
      StartTransactionRequest.class,
      StartTransactionRequest.Response.class,
      TO_CSMS,
      CORE),
  STATUS_NOTIFICATION(
      "StatusNotification",
      StatusNotificationRequest.class,
      StatusNotificationRequest.Response.class,
      TO_CSMS,
      CORE),
  STOP_TRANSACTION(
      "StopTransaction",
      StopTransactionRequest.class,
      StopTransactionRequest.Response.class,
      TO_CSMS,
      CORE),
  UNLOCK_CONNECTOR(
      "UnlockConnector",
      UnlockConnectorRequest.class,
      UnlockConnectorRequest.Response.class,
      TO_STATION,
      CORE),
  GET_DIAGNOSTICS(
      "GetDiagnostics",
      GetDiagnosticsRequest.class,
      GetDiagnosticsRequest.Response.class,
      TO_STATION,
      FIRMWARE_MANAGEMENT),
  DIAGNOSTICS_STATUS_NOTIFICATION(
      "DiagnosticsStatusNotification",
      DiagnosticsStatusNotificationRequest.class,
      DiagnosticsStatusNotificationRequest.Response.class,
      TO_CSMS,
      FIRMWARE_MANAGEMENT),
  FIRMWARE_STATUS_NOTIFICATION(
      "FirmwareStatusNotification",
      FirmwareStatusNotificationRequest.class,
      FirmwareStatusNotificationRequest.Response.class,
      TO_CSMS,
      FIRMWARE_MANAGEMENT),
  UPDATE_FIRMWARE(
      "UpdateFirmware",
      UpdateFirmwareRequest.class,
      UpdateFirmwareRequest.Response.class,
      TO_STATION,
      FIRMWARE_MANAGEMENT),
  GET_LOCAL_LIST_VERSION(
      "GetLocalListVersion",
      GetLocalListVersionRequest.class,
      GetLocalListVersionRequest.Response.class,
      TO_STATION,
      LOCAL_AUTH_LIST_MANAGEMENT),
  SEND_LOCAL_LIST(
      "SendLocalList",
      SendLocalListRequest.class,
      SendLocalListRequest.Response.class,
      TO_STATION,
      LOCAL_AUTH_LIST_MANAGEMENT),
  CANCEL_RESERVATION(
      "CancelReservation",
      CancelReservationRequest.class,
      CancelReservationRequest.Response.class,
      TO_STATION,
      RESERVATION),
  RESERVE_NOW(
      "ReserveNow",
      ReserveNowRequest.class,
      ReserveNowRequest.Response.class,
      TO_STATION,
      RESERVATION),
  CLEAR_CHARGING_PROFILE(
      "ClearChargingProfile",
      ClearChargingProfileRequest.class,
      ClearChargingProfileRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  GET_COMPOSITE_SCHEDULE(
      "GetCompositeSchedule",
      GetCompositeScheduleRequest.class,
      GetCompositeScheduleRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  SET_CHARGING_PROFILE(
      "SetChargingProfile",
      SetChargingProfileRequest.class,
      SetChargingProfileRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  TRIGGER_MESSAGE(
      "TriggerMessage",
      TriggerMessageRequest.class,
      TriggerMessageRequest.Response.class,
      TO_STATION,
      REMOTE_TRIGGER),
  CERTIFICATE_SIGNED(
      "CertificateSigned",
      CertificateSignedRequest.class,
      CertificateSignedRequest.Response.class,
      TO_STATION,
      SECURITY),
  DELETE_CERTIFICATE(
      "DeleteCertificate",
      DeleteCertificateRequest.class,
      DeleteCertificateRequest.Response.class,
      TO_STATION,
      SECURITY),
  EXTENDED_TRIGGER_MESSAGE(
      "ExtendedTriggerMessage",
      ExtendedTriggerMessageRequest.class,
      ExtendedTriggerMessageRequest.Response.class,
      TO_STATION,
      SECURITY),
  GET_INSTALLED_CERTIFICATE_IDS(
      "GetInstalledCertificateIds",
      GetInstalledCertificateIdsRequest.class,
      GetInstalledCertificateIdsRequest.Response.class,
      TO_STATION,
      SECURITY),
  GET_LOG("GetLog", GetLogRequest.class, GetLogRequest.Response.class, TO_STATION, SECURITY),
  INSTALL_CERTIFICATE(
      "InstallCertificate",
      InstallCertificateRequest.class,
      InstallCertificateRequest.Response.class,
      TO_STATION,
      SECURITY),
  LOG_STATUS_NOTIFICATION(
      "LogStatusNotification",
      LogStatusNotificationRequest.class,
      LogStatusNotificationRequest.Response.class,
      TO_CSMS,
      SECURITY),
  SECURITY_EVENT_NOTIFICATION(
      "SecurityEventNotification",
      SecurityEventNotificationRequest.class,
      SecurityEventNotificationRequest.Response.class,
      TO_CSMS,
      SECURITY),
  SIGN_CERTIFICATE(
      "SignCertificate",
      SignCertificateRequest.class,
      SignCertificateRequest.Response.class,
      TO_CSMS,
      SECURITY),
  SIGNED_FIRMWARE_STATUS_NOTIFICATION(
      "SignedFirmwareStatusNotification",
      SignedFirmwareStatusNotificationRequest.class,
      SignedFirmwareStatusNotificationRequest.Response.class,
      TO_CSMS,
      SECURITY),
  SIGNED_UPDATE_FIRMWARE(
      "SignedUpdateFirmware",
      SignedUpdateFirmwareRequest.class,
      SignedUpdateFirmwareRequest.Response.class,
      TO_STATION,
      SECURITY);

  /** A feature profile, spelt as in the configuration key SupportedFeatureProfiles. */
  public enum Profile implements WireEnum {
    CORE("Core"),
    FIRMWARE_MANAGEMENT("FirmwareManagement"),
    LOCAL_AUTH_LIST_MANAGEMENT("LocalAuthListManagement"),
    RESERVATION("Reservation"),
    SMART_CHARGING("SmartCharging"),
    REMOTE_TRIGGER("RemoteTrigger"),
    /** The security whitepaper, which has no place among the profiles that a station lists. */
    SECURITY("Security");

    private final String wire;

    Profile(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  private static final Action[] ALL = values();

  private final String wire;

  // two classes and a constant: as immutable as can be, though nobody has said so
  @SuppressWarnings("ImmutableEnumChecker")
  private final Messages messages;

  private final Profile profile;

  Action(
      String wire,
      Class<? extends Record> request,
      Class<? extends Record> response,
      Direction direction,
      Profile profile) {
    this.wire = wire;
    messages = new Messages(request, response, direction);
    this.profile = profile;
  }

  /** The action with this name on the wire, empty when OCPP 1.6 has none. */
  public static Optional<Action> ofWire(String wire) {
    return WireEnum.find(ALL, wire);
  }

  /**
   * The action that a request is the CALL of.
   *
   * @throws IllegalArgumentException when it is no request of OCPP 1.6
   */
  public static Action of(Record request) {
    return OcppAction.of(ALL, request);
  }

  @Override
  public String wire() {
    return wire;
  }

  @Override
  public Messages messages() {
    return messages;
  }

  /** The feature profile that a station must offer to know this action. */
  public Profile profile() {
    return profile;
  }
}
