package hitchpost.ocpp16.messages;

import hitchpost.core.schema.SchemaContract;
import hitchpost.core.schema.SchemaMessage;
import java.util.List;
import java.util.Map;

class SchemaTest extends SchemaContract {
  /** Where a record is stricter than its schema: OCPP 1.6, section 6 and 7, at the field. */
  private static final Map<String, String> STRICTER =
      Map.ofEntries(
          Map.entry("ChangeAvailabilityRequest.connectorId", "minimum 0"),
          Map.entry("MeterValuesRequest.connectorId", "minimum 0"),
          Map.entry("ReserveNowRequest.connectorId", "minimum 0"),
          Map.entry("SetChargingProfileRequest.connectorId", "minimum 0"),
          Map.entry("StatusNotificationRequest.connectorId", "minimum 0"),
          Map.entry("StartTransactionRequest.connectorId", "minimum 1"),
          Map.entry("MeterValuesRequest.meterValue", "minItems 1"),
          Map.entry("MeterValuesRequest.meterValue[].sampledValue", "minItems 1"),
          Map.entry("StopTransactionRequest.transactionData[].sampledValue", "minItems 1"),
          Map.entry("SetChargingProfileRequest.csChargingProfiles.stackLevel", "minimum 0"),
          Map.entry("RemoteStartTransactionRequest.chargingProfile.stackLevel", "minimum 0"),
          Map.entry(
              "SetChargingProfileRequest.csChargingProfiles.chargingSchedule"
                  + ".chargingSchedulePeriod",
              "minItems 1"),
          Map.entry(
              "RemoteStartTransactionRequest.chargingProfile.chargingSchedule"
                  + ".chargingSchedulePeriod",
              "minItems 1"),
          Map.entry(
              "GetCompositeScheduleResponse.chargingSchedule.chargingSchedulePeriod",
              "minItems 1"));

  @Override
  protected List<SchemaMessage> messages() {
    return Schemas.messages();
  }

  @Override
  protected List<String> folders() {
    return Schemas.folders();
  }

  @Override
  protected Map<String, String> stricter() {
    return STRICTER;
  }
}
