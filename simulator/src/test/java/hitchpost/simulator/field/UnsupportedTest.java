package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the station does not offer, does not know, or cannot read; all of it is answered. */
class UnsupportedTest {
  private static final String PROFILE =
      "{'chargingProfileId':1,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile',"
          + "'chargingProfileKind':'Absolute','chargingSchedule':{'chargingRateUnit':'A',"
          + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':16.0}]}}";

  private static String answerTo(String action, String payload) {
    return answerTo(new Scenario(), action, payload);
  }

  private static String answerTo(Scenario s, String action, String payload) {
    s.booted();
    return errorOf(s.csms.sendsAnything(action, payload.replace('\'', '"')));
  }

  /** Known to OCPP 1.6, but not part of the profiles that this station has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CancelReservation|{'reservationId':1}",
        "ClearChargingProfile|{}",
        "GetCompositeSchedule|{'connectorId':1,'duration':60}",
        "SetChargingProfile|{'connectorId':1,'csChargingProfiles':" + PROFILE + "}",
        "GetDiagnostics|{'location':'ftp://example.org/'}",
        "UpdateFirmware|{'location':'ftp://example.org/f','retrieveDate':'2027-01-05T00:00:00Z'}",
        "GetLocalListVersion|{}",
        "SendLocalList|{'listVersion':1,'updateType':'Full'}",
        "TriggerMessage|{'requestedMessage':'Heartbeat'}",
      })
  void whatIsNotOfferedIsNotSupported(String action, String payload) {
    var core = new Scenario().with("SupportedFeatureProfiles", "Core");
    assertEquals("NotSupported", answerTo(core, action, payload));
  }

  /** OCPP 1.6-J, 4.2.3: known, but not for the station to answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Authorize|{'idTag':'A'}",
        "BootNotification|{'chargePointVendor':'A','chargePointModel':'B'}",
        "Heartbeat|{}",
        "StartTransaction|{'connectorId':1,'idTag':'A','meterStart':0,"
            + "'timestamp':'2027-01-05T00:00:00Z'}",
        "StatusNotification|{'connectorId':1,'errorCode':'NoError','status':'Available'}",
        "FirmwareStatusNotification|{'status':'Idle'}"
      })
  void whatOnlyAStationSendsIsNotSupported(String action, String payload) {
    assertEquals("NotSupported", answerTo(action, payload));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Nonsense", "clearcache", "CLEARCACHE", "Clear Cache", "ClearCache ", "Reboot"})
  void whatNobodyKnowsIsNotImplemented(String action) {
    assertEquals("NotImplemented", answerTo(action, "{}"));
  }

  @Test
  void reservationsAreNotOfferedNorAnnounced() {
    var s = new Scenario().with("SupportedFeatureProfiles", "Core").booted();
    assertEquals("Core", gets(s, "SupportedFeatureProfiles"));
    s.csms.sendsAnything(
        "ReserveNow",
        "{\"connectorId\":1,\"expiryDate\":\"2027-01-05T00:00:00Z\",\"idTag\":\"A\","
            + "\"reservationId\":1}");
    s.passes(minutes(1));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("B");
    s.csms.receives("Authorize");
  }

  /** Every action of the core profile that the CSMS sends, each way to get it wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ChangeAvailability|{'type':'Operative'}|OccurenceConstraintViolation",
        "ChangeAvailability|{'connectorId':1}|OccurenceConstraintViolation",
        "ChangeAvailability|{'connectorId':'1','type':'Operative'}|TypeConstraintViolation",
        "ChangeAvailability|{'connectorId':1,'type':'Off'}|PropertyConstraintViolation",
        "ChangeAvailability|{'connectorId':-1,'type':'Operative'}|PropertyConstraintViolation",
        "ChangeAvailability|{'connectorId':1,'type':'Operative','x':1}|FormationViolation",
        "ChangeConfiguration|{'key':'A'}|OccurenceConstraintViolation",
        "ChangeConfiguration|{'value':'A'}|OccurenceConstraintViolation",
        "ChangeConfiguration|{'key':'A','value':5}|TypeConstraintViolation",
        "ChangeConfiguration|{'key':'A','value':null}|TypeConstraintViolation",
        "ChangeConfiguration|{'key':'AB','value':'B','c':''}|FormationViolation",
        "ClearCache|{'x':1}|FormationViolation",
        "ClearCache|[]|FormationViolation",
        "ClearCache|5|FormationViolation",
        "DataTransfer|{}|OccurenceConstraintViolation",
        "DataTransfer|{'vendorId':1}|TypeConstraintViolation",
        "DataTransfer|{'vendorId':'a','data':{}}|TypeConstraintViolation",
        "DataTransfer|{'vendorId':'a','datum':''}|FormationViolation",
        "GetConfiguration|{'key':'HeartbeatInterval'}|TypeConstraintViolation",
        "GetConfiguration|{'key':[1]}|TypeConstraintViolation",
        "GetConfiguration|{'keys':[]}|FormationViolation",
        "RemoteStartTransaction|{}|OccurenceConstraintViolation",
        "RemoteStartTransaction|{'connectorId':1}|OccurenceConstraintViolation",
        "RemoteStartTransaction|{'idTag':5}|TypeConstraintViolation",
        "RemoteStartTransaction|{'idTag':'012345678901234567890'}|PropertyConstraintViolation",
        "RemoteStartTransaction|{'idTag':'A','connectorId':1.5}|TypeConstraintViolation",
        "RemoteStartTransaction|{'idTag':'A','tag':'B'}|FormationViolation",
        "RemoteStopTransaction|{}|OccurenceConstraintViolation",
        "RemoteStopTransaction|{'transactionId':'1'}|TypeConstraintViolation",
        "RemoteStopTransaction|{'transactionId':true}|TypeConstraintViolation",
        "RemoteStopTransaction|{'transactionId':99999999999}|PropertyConstraintViolation",
        "RemoteStopTransaction|{'transactionId':1,'x':1}|FormationViolation",
        "Reset|{}|OccurenceConstraintViolation",
        "Reset|{'type':'soft'}|PropertyConstraintViolation",
        "Reset|{'type':1}|TypeConstraintViolation",
        "Reset|{'type':'Soft','now':true}|FormationViolation",
        "UnlockConnector|{}|OccurenceConstraintViolation",
        "UnlockConnector|{'connectorId':true}|TypeConstraintViolation",
        "UnlockConnector|{'connectorId':1,'x':1}|FormationViolation",
      })
  void aMalformedPayloadGetsTheErrorThatSaysWhatIsWrong(
      String action, String payload, String error) {
    assertEquals(error, answerTo(action, payload));
  }

  @Test
  void aKeyOrAValueThatIsTooLongViolatesItsProperty() {
    String key = "k".repeat(51);
    String value = "v".repeat(501);
    assertEquals(
        "PropertyConstraintViolation",
        answerTo("ChangeConfiguration", "{'key':'" + key + "','value':''}"));
    assertEquals(
        "PropertyConstraintViolation",
        answerTo("ChangeConfiguration", "{'key':'k','value':'" + value + "'}"));
    assertEquals(
        "PropertyConstraintViolation", answerTo("GetConfiguration", "{'key':['" + key + "']}"));
    assertEquals(
        "PropertyConstraintViolation",
        answerTo("DataTransfer", "{'vendorId':'" + "v".repeat(256) + "'}"));
  }

  @Test
  void aMissingPayloadIsAnsweredAndNullStandsForAnEmptyOne() {
    var s = new Scenario().booted();
    s.csms.says("n", "[2,\"n\",\"ClearCache\",null]");
    assertEquals("Accepted", s.csms.awaitAnswer("n").get(2).get("status").asString());
    s.csms.says("m", "[2,\"m\",\"ClearCache\"]");
    assertEquals("FormationViolation", errorOf(s.csms.awaitAnswer("m")));
    s.csms.says("o", "[2,\"o\",\"ClearCache\",{},{}]");
    assertEquals("FormationViolation", errorOf(s.csms.awaitAnswer("o")));
    s.csms.says("p", "[2,\"p\"]");
    assertEquals("FormationViolation", errorOf(s.csms.awaitAnswer("p")));
  }

  @Test
  void dataOfAnUnknownVendorIsAnsweredWithoutData() {
    var s = new Scenario().booted();
    var answer =
        s.csms.sends(
            "DataTransfer", "{\"vendorId\":\"org.example\",\"messageId\":\"m\",\"data\":\"d\"}");
    assertEquals("UnknownVendorId", answer.get("status").asString());
    assertTrue(answer.path("data").isMissingNode());
    assertEquals("Accepted", asks(s, "ClearCache", "{}"));
  }
}
