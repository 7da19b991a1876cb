package hitchpost.ocpp201.messages;

import static hitchpost.core.message.OcppAction.Direction.BOTH_WAYS;
import static hitchpost.core.message.OcppAction.Direction.TO_CSMS;
import static hitchpost.core.message.OcppAction.Direction.TO_STATION;
import static hitchpost.ocpp201.messages.Block.AUTHORIZATION;
import static hitchpost.ocpp201.messages.Block.AVAILABILITY;
import static hitchpost.ocpp201.messages.Block.CERTIFICATES;
import static hitchpost.ocpp201.messages.Block.DIAGNOSTICS;
import static hitchpost.ocpp201.messages.Block.DISPLAY_MESSAGE;
import static hitchpost.ocpp201.messages.Block.FIRMWARE;
import static hitchpost.ocpp201.messages.Block.LOCAL_LIST;
import static hitchpost.ocpp201.messages.Block.PROVISIONING;
import static hitchpost.ocpp201.messages.Block.REMOTE_CONTROL;
import static hitchpost.ocpp201.messages.Block.RESERVATION;
import static hitchpost.ocpp201.messages.Block.SECURITY;
import static hitchpost.ocpp201.messages.Block.SMART_CHARGING;
import static hitchpost.ocpp201.messages.Block.TARIFF_AND_COST;
import static hitchpost.ocpp201.messages.Block.TRANSACTIONS;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.WireEnum;
import java.util.Optional;

/**
 * Every action of OCPP 2.0.1: its messages, who may send it and to which functional block it
 * belongs.
 *
 * <p>Source: OCPP 2.0.1 part 2, messages, 1.
 */
public enum Action implements OcppAction {
  CERTIFICATE_SIGNED(
      CertificateSignedRequest.class,
      CertificateSignedRequest.Response.class,
      TO_STATION,
      SECURITY),
  SECURITY_EVENT_NOTIFICATION(
      SecurityEventNotificationRequest.class,
      SecurityEventNotificationRequest.Response.class,
      TO_CSMS,
      SECURITY),
  SIGN_CERTIFICATE(
      SignCertificateRequest.class, SignCertificateRequest.Response.class, TO_CSMS, SECURITY),
  BOOT_NOTIFICATION(
      BootNotificationRequest.class, BootNotificationRequest.Response.class, TO_CSMS, PROVISIONING),
  GET_BASE_REPORT(
      GetBaseReportRequest.class, GetBaseReportRequest.Response.class, TO_STATION, PROVISIONING),
  GET_REPORT(GetReportRequest.class, GetReportRequest.Response.class, TO_STATION, PROVISIONING),
  GET_VARIABLES(
      GetVariablesRequest.class, GetVariablesRequest.Response.class, TO_STATION, PROVISIONING),
  NOTIFY_REPORT(
      NotifyReportRequest.class, NotifyReportRequest.Response.class, TO_CSMS, PROVISIONING),
  RESET(ResetRequest.class, ResetRequest.Response.class, TO_STATION, PROVISIONING),
  SET_NETWORK_PROFILE(
      SetNetworkProfileRequest.class,
      SetNetworkProfileRequest.Response.class,
      TO_STATION,
      PROVISIONING),
  SET_VARIABLES(
      SetVariablesRequest.class, SetVariablesRequest.Response.class, TO_STATION, PROVISIONING),
  AUTHORIZE(AuthorizeRequest.class, AuthorizeRequest.Response.class, TO_CSMS, AUTHORIZATION),
  CLEAR_CACHE(ClearCacheRequest.class, ClearCacheRequest.Response.class, TO_STATION, AUTHORIZATION),
  GET_LOCAL_LIST_VERSION(
      GetLocalListVersionRequest.class,
      GetLocalListVersionRequest.Response.class,
      TO_STATION,
      LOCAL_LIST),
  SEND_LOCAL_LIST(
      SendLocalListRequest.class, SendLocalListRequest.Response.class, TO_STATION, LOCAL_LIST),
  GET_TRANSACTION_STATUS(
      GetTransactionStatusRequest.class,
      GetTransactionStatusRequest.Response.class,
      TO_STATION,
      TRANSACTIONS),
  TRANSACTION_EVENT(
      TransactionEventRequest.class, TransactionEventRequest.Response.class, TO_CSMS, TRANSACTIONS),
  REQUEST_START_TRANSACTION(
      RequestStartTransactionRequest.class,
      RequestStartTransactionRequest.Response.class,
      TO_STATION,
      REMOTE_CONTROL),
  REQUEST_STOP_TRANSACTION(
      RequestStopTransactionRequest.class,
      RequestStopTransactionRequest.Response.class,
      TO_STATION,
      REMOTE_CONTROL),
  TRIGGER_MESSAGE(
      TriggerMessageRequest.class,
      TriggerMessageRequest.Response.class,
      TO_STATION,
      REMOTE_CONTROL),
  UNLOCK_CONNECTOR(
      UnlockConnectorRequest.class,
      UnlockConnectorRequest.Response.class,
      TO_STATION,
      REMOTE_CONTROL),
  CHANGE_AVAILABILITY(
      ChangeAvailabilityRequest.class,
      ChangeAvailabilityRequest.Response.class,
      TO_STATION,
      AVAILABILITY),
  HEARTBEAT(HeartbeatRequest.class, HeartbeatRequest.Response.class, TO_CSMS, AVAILABILITY),
  STATUS_NOTIFICATION(
      StatusNotificationRequest.class,
      StatusNotificationRequest.Response.class,
      TO_CSMS,
      AVAILABILITY),
  CANCEL_RESERVATION(
      CancelReservationRequest.class,
      CancelReservationRequest.Response.class,
      TO_STATION,
      RESERVATION),
  RESERVATION_STATUS_UPDATE(
      ReservationStatusUpdateRequest.class,
      ReservationStatusUpdateRequest.Response.class,
      TO_CSMS,
      RESERVATION),
  RESERVE_NOW(ReserveNowRequest.class, ReserveNowRequest.Response.class, TO_STATION, RESERVATION),
  COST_UPDATED(
      CostUpdatedRequest.class, CostUpdatedRequest.Response.class, TO_STATION, TARIFF_AND_COST),
  METER_VALUES(
      MeterValuesRequest.class, MeterValuesRequest.Response.class, TO_CSMS, Block.METER_VALUES),
  CLEAR_CHARGING_PROFILE(
      ClearChargingProfileRequest.class,
      ClearChargingProfileRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  CLEARED_CHARGING_LIMIT(
      ClearedChargingLimitRequest.class,
      ClearedChargingLimitRequest.Response.class,
      TO_CSMS,
      SMART_CHARGING),
  GET_CHARGING_PROFILES(
      GetChargingProfilesRequest.class,
      GetChargingProfilesRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  GET_COMPOSITE_SCHEDULE(
      GetCompositeScheduleRequest.class,
      GetCompositeScheduleRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  NOTIFY_CHARGING_LIMIT(
      NotifyChargingLimitRequest.class,
      NotifyChargingLimitRequest.Response.class,
      TO_CSMS,
      SMART_CHARGING),
  NOTIFY_EV_CHARGING_NEEDS(
      NotifyEVChargingNeedsRequest.class,
      NotifyEVChargingNeedsRequest.Response.class,
      TO_CSMS,
      SMART_CHARGING),
  NOTIFY_EV_CHARGING_SCHEDULE(
      NotifyEVChargingScheduleRequest.class,
      NotifyEVChargingScheduleRequest.Response.class,
      TO_CSMS,
      SMART_CHARGING),
  REPORT_CHARGING_PROFILES(
      ReportChargingProfilesRequest.class,
      ReportChargingProfilesRequest.Response.class,
      TO_CSMS,
      SMART_CHARGING),
  SET_CHARGING_PROFILE(
      SetChargingProfileRequest.class,
      SetChargingProfileRequest.Response.class,
      TO_STATION,
      SMART_CHARGING),
  FIRMWARE_STATUS_NOTIFICATION(
      FirmwareStatusNotificationRequest.class,
      FirmwareStatusNotificationRequest.Response.class,
      TO_CSMS,
      FIRMWARE),
  PUBLISH_FIRMWARE(
      PublishFirmwareRequest.class, PublishFirmwareRequest.Response.class, TO_STATION, FIRMWARE),
  PUBLISH_FIRMWARE_STATUS_NOTIFICATION(
      PublishFirmwareStatusNotificationRequest.class,
      PublishFirmwareStatusNotificationRequest.Response.class,
      TO_CSMS,
      FIRMWARE),
  UNPUBLISH_FIRMWARE(
      UnpublishFirmwareRequest.class,
      UnpublishFirmwareRequest.Response.class,
      TO_STATION,
      FIRMWARE),
  UPDATE_FIRMWARE(
      UpdateFirmwareRequest.class, UpdateFirmwareRequest.Response.class, TO_STATION, FIRMWARE),
  DELETE_CERTIFICATE(
      DeleteCertificateRequest.class,
      DeleteCertificateRequest.Response.class,
      TO_STATION,
      CERTIFICATES),
  GET_15118_EV_CERTIFICATE(
      Get15118EVCertificateRequest.class,
      Get15118EVCertificateRequest.Response.class,
      TO_CSMS,
      CERTIFICATES),
  GET_CERTIFICATE_STATUS(
      GetCertificateStatusRequest.class,
      GetCertificateStatusRequest.Response.class,
      TO_CSMS,
      CERTIFICATES),
  GET_INSTALLED_CERTIFICATE_IDS(
      GetInstalledCertificateIdsRequest.class,
      GetInstalledCertificateIdsRequest.Response.class,
      TO_STATION,
      CERTIFICATES),
  INSTALL_CERTIFICATE(
      InstallCertificateRequest.class,
      InstallCertificateRequest.Response.class,
      TO_STATION,
      CERTIFICATES),
  CLEAR_VARIABLE_MONITORING(
      ClearVariableMonitoringRequest.class,
      ClearVariableMonitoringRequest.Response.class,
      TO_STATION,
      DIAGNOSTICS),
  CUSTOMER_INFORMATION(
      CustomerInformationRequest.class,
      CustomerInformationRequest.Response.class,
      TO_STATION,
      DIAGNOSTICS),
  GET_LOG(GetLogRequest.class, GetLogRequest.Response.class, TO_STATION, DIAGNOSTICS),
  GET_MONITORING_REPORT(
      GetMonitoringReportRequest.class,
      GetMonitoringReportRequest.Response.class,
      TO_STATION,
      DIAGNOSTICS),
  LOG_STATUS_NOTIFICATION(
      LogStatusNotificationRequest.class,
      LogStatusNotificationRequest.Response.class,
      TO_CSMS,
      DIAGNOSTICS),
  NOTIFY_CUSTOMER_INFORMATION(
      NotifyCustomerInformationRequest.class,
      NotifyCustomerInformationRequest.Response.class,
      TO_CSMS,
      DIAGNOSTICS),
  NOTIFY_EVENT(NotifyEventRequest.class, NotifyEventRequest.Response.class, TO_CSMS, DIAGNOSTICS),
  NOTIFY_MONITORING_REPORT(
      NotifyMonitoringReportRequest.class,
      NotifyMonitoringReportRequest.Response.class,
      TO_CSMS,
      DIAGNOSTICS),
  SET_MONITORING_BASE(
      SetMonitoringBaseRequest.class,
      SetMonitoringBaseRequest.Response.class,
      TO_STATION,
      DIAGNOSTICS),
  SET_MONITORING_LEVEL(
      SetMonitoringLevelRequest.class,
      SetMonitoringLevelRequest.Response.class,
      TO_STATION,
      DIAGNOSTICS),
  SET_VARIABLE_MONITORING(
      SetVariableMonitoringRequest.class,
      SetVariableMonitoringRequest.Response.class,
      TO_STATION,
      DIAGNOSTICS),
  CLEAR_DISPLAY_MESSAGE(
      ClearDisplayMessageRequest.class,
      ClearDisplayMessageRequest.Response.class,
      TO_STATION,
      DISPLAY_MESSAGE),
  GET_DISPLAY_MESSAGES(
      GetDisplayMessagesRequest.class,
      GetDisplayMessagesRequest.Response.class,
      TO_STATION,
      DISPLAY_MESSAGE),
  NOTIFY_DISPLAY_MESSAGES(
      NotifyDisplayMessagesRequest.class,
      NotifyDisplayMessagesRequest.Response.class,
      TO_CSMS,
      DISPLAY_MESSAGE),
  SET_DISPLAY_MESSAGE(
      SetDisplayMessageRequest.class,
      SetDisplayMessageRequest.Response.class,
      TO_STATION,
      DISPLAY_MESSAGE),
  DATA_TRANSFER(
      DataTransferRequest.class,
      DataTransferRequest.Response.class,
      BOTH_WAYS,
      Block.DATA_TRANSFER);

  private static final Action[] ALL = values();

  private final String wire;

  // two classes and a constant: as immutable as can be, though nobody has said so
  @SuppressWarnings("ImmutableEnumChecker")
  private final Messages messages;

  private final Block block;

  Action(
      Class<? extends Record> request,
      Class<? extends Record> response,
      Direction direction,
      Block block) {
    wire = request.getSimpleName().replaceFirst("Request$", "");
    messages = new Messages(request, response, direction);
    this.block = block;
  }

  /** The action with this name on the wire, empty when OCPP 2.0.1 has none. */
  public static Optional<Action> ofWire(String wire) {
    return WireEnum.find(ALL, wire);
  }

  /**
   * The action that a request is the CALL of.
   *
   * @throws IllegalArgumentException when it is no request of OCPP 2.0.1
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

  /** The functional block whose use cases need this action most. */
  public Block block() {
    return block;
  }
}
