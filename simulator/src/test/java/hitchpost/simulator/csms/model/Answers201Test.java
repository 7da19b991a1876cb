package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp201.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a station is answered that speaks OCPP 2.0.1, and what the books keep of it. */
class Answers201Test {
  private static final String BOOT =
      "{'reason':'PowerUp','chargingStation':{'vendorName':'V','model':'M'}}";

  private final Bench bench = new Bench(OcppVersion.V2_0_1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Authorize | {'idToken':{'idToken':'04A2','type':'ISO14443'}} \
              | {'idTokenInfo':{'status':'Accepted'}}
          Authorize | {'idToken':{'idToken':'','type':'NoAuthorization'}} \
              | {'idTokenInfo':{'status':'Accepted'}}
          BootNotification | {'reason':'PowerUp','chargingStation':{'vendorName':'V','model':'M'}} \
              | {'status':'Accepted','currentTime':'2030-01-01T12:00:00Z','interval':300}
          ClearedChargingLimit | {'chargingLimitSource':'EMS'} | {}
          DataTransfer | {'vendorId':'com.example'} | {'status':'UnknownVendorId'}
          FirmwareStatusNotification | {'status':'Downloaded','requestId':1} | {}
          Heartbeat | {} | {'currentTime':'2030-01-01T12:00:00Z'}
          LogStatusNotification | {'status':'Uploaded','requestId':1} | {}
          MeterValues | {'evseId':0,'meterValue':[{'timestamp':'2030-01-01T12:00:00Z',\
              'sampledValue':[{'value':1}]}]} | {}
          NotifyChargingLimit | {'chargingLimit':{'chargingLimitSource':'EMS'}} | {}
          NotifyCustomerInformation | {'data':'x','seqNo':0,'requestId':1,\
              'generatedAt':'2030-01-01T12:00:00Z'} | {}
          NotifyDisplayMessages | {'requestId':1} | {}
          NotifyEvent | {'generatedAt':'2030-01-01T12:00:00Z','seqNo':0,'eventData':[{'eventId':1,\
              'timestamp':'2030-01-01T12:00:00Z','trigger':'Delta','actualValue':'x',\
              'component':{'name':'Connector'},'variable':{'name':'Problem'},\
              'eventNotificationType':'HardWiredNotification'}]} | {}
          NotifyEVChargingNeeds | {'evseId':1,'chargingNeeds':\
              {'requestedEnergyTransfer':'AC_three_phase'}} | {'status':'Rejected'}
          NotifyMonitoringReport | {'requestId':1,'seqNo':0,\
              'generatedAt':'2030-01-01T12:00:00Z'} | {}
          PublishFirmwareStatusNotification | {'status':'Idle'} | {}
          ReservationStatusUpdate | {'reservationId':1,'reservationUpdateStatus':'Expired'} | {}
          SecurityEventNotification | {'type':'StartupOfTheDevice',\
              'timestamp':'2030-01-01T12:00:00Z'} | {}
          SignCertificate | {'csr':'PEM'} | {'status':'Rejected'}
          StatusNotification | {'timestamp':'2030-01-01T12:00:00Z','connectorStatus':'Available',\
              'evseId':1,'connectorId':1} | {}
          """)
  void everyRequestHasItsAnswer(String action, String request, String answer) {
    assertEquals(Bench.json(answer), bench.answer(action, request));
    assertEquals(List.of(), bench.violations());
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void everyActionOfStationsHasAnAnswerAndNoOtherHas(Action action) {
    bench.csms.policy().validate(false);
    if (action.direction() == OcppAction.Direction.TO_STATION) {
      assertEquals("NotImplemented", bench.refusal(action.wire(), "{}"));
    } else {
      bench.answer(action.wire(), "{'nobodyKnows':'this'}");
      assertEquals(List.of("schema nobodyKnows"), bench.violations());
    }
  }

  @Test
  void wrongPayloadIsRefusedInTheSpellingOfTheVersion() {
    assertEquals("OccurrenceConstraintViolation", bench.refusal("Authorize", "{}"));
    assertEquals("FormatViolation", bench.refusal("Heartbeat", "{'x':1}"));
  }

  /** OCPP 2.0.1 part 2, B02.FR.09 and B03.FR.07. */
  @Test
  void stationThatIsNotAcceptedGetsASecurityErrorUnlessItWasAsked() {
    bench.csms.policy().registration(Optional.empty(), RegistrationStatus.PENDING);
    bench.answer("BootNotification", BOOT);
    assertEquals("SecurityError", bench.refusal("Heartbeat", "{}"));
    assertEquals(1, bench.violations().size());
    bench.send(Action.GET_BASE_REPORT, "{'requestId':1,'reportBase':'FullInventory'}");
    bench.received("[3,'1',{'status':'Accepted'}]");
    bench.answer("NotifyReport", report(0, false, "'value':'1'"));
    assertEquals(1, bench.violations().size());
  }

  @Test
  void tokenIsToldWithItsGroupAndExpiry() {
    bench
        .csms
        .tokens()
        .put(
            new Tokens.Token(
                "04a2",
                AuthorizationStatus.NO_CREDIT,
                Optional.of("GROUP"),
                Optional.of(bench.now)));
    assertEquals(
        Bench.json(
            "{'idTokenInfo':{'status':'NoCredit','cacheExpiryDateTime':'2030-01-01T12:00:00Z',"
                + "'groupIdToken':{'idToken':'GROUP','type':'Central'}}}"),
        bench.answer("Authorize", "{'idToken':{'idToken':'04A2','type':'ISO14443'}}"));
  }

  @Test
  void bookKnowsBootAndConnectors() {
    bench.answer("BootNotification", BOOT);
    bench.answer(
        "StatusNotification",
        "{'timestamp':'2030-01-01T12:00:00Z','connectorStatus':'Occupied','evseId':2,"
            + "'connectorId':1}");
    StationBook book = bench.csms.station("CP1").orElseThrow();
    assertEquals("M", book.boot().orElseThrow().model());
    assertEquals(OcppVersion.V2_0_1, book.version());
    assertEquals("Occupied", book.statuses().get(new Evse(2, 1)).status());
  }

  @Test
  void deviceModelIsKnownFromReportsReadsAndWrites() {
    bench.answer("NotifyReport", report(0, true, "'value':'300','mutability':'ReadWrite'"));
    bench.answer("NotifyReport", report(1, false, "'value':'299','mutability':'ReadWrite'"));
    assertEquals(List.of("OCPPCommCtrlr.OfflineThreshold=299 ReadWrite"), variables());
    String name = "'component':{'name':'OCPPCommCtrlr'},'variable':{'name':'OfflineThreshold'}";
    bench.send(
        Action.SET_VARIABLES, "{'setVariableData':[{%s,'attributeValue':'7'}]}".formatted(name));
    bench.received(
        "[3,'1',{'setVariableResult':[{%s,'attributeStatus':'Rejected'}]}]".formatted(name));
    assertEquals(List.of("OCPPCommCtrlr.OfflineThreshold=299 ReadWrite"), variables());
    bench.send(
        Action.SET_VARIABLES, "{'setVariableData':[{%s,'attributeValue':'7'}]}".formatted(name));
    bench.received(
        "[3,'2',{'setVariableResult':[{%s,'attributeStatus':'RebootRequired'}]}]".formatted(name));
    assertEquals(List.of("OCPPCommCtrlr.OfflineThreshold=7 ReadWrite"), variables());
    String other = "'component':{'name':'EVSE','evse':{'id':1}},'variable':{'name':'Power'}";
    bench.send(
        Action.GET_VARIABLES,
        "{'getVariableData':[{%s,'attributeType':'MaxSet'}]}".formatted(other));
    bench.received(
        ("[3,'3',{'getVariableResult':[{%s,'attributeType':'MaxSet','attributeValue':'22',"
                + "'attributeStatus':'Accepted'}]}]")
            .formatted(other));
    assertEquals("EVSE#1.Power=22 null", variables().getFirst());
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void missingPartOfAReportIsAViolation() {
    bench.answer("NotifyReport", report(0, true, "'value':'1'"));
    bench.answer("NotifyReport", report(2, false, "'value':'1'"));
    assertEquals(List.of("books seqNo"), bench.violations());
  }

  @Test
  void requestOfAnotherVersionIsNotSent() {
    CallImpossible impossible =
        assertThrows(
            CallImpossible.class,
            () -> bench.send(hitchpost.ocpp16.messages.Action.RESET, "{'type':'Soft'}"));
    assertTrue(impossible.reason().contains("OCPP 2.0.1"), impossible.reason());
    assertEquals(1, bench.send(Action.RESET, "{'type':'OnIdle'}").outputs().size());
  }

  @Test
  void behaviourOfAnActionHoldsInEveryVersion() {
    var never = new Behaviour.Never();
    bench.behaviours.set(Optional.empty(), hitchpost.ocpp16.messages.Action.HEARTBEAT, never, 0);
    assertEquals(List.of(), bench.call("Heartbeat", "{}"));
    bench.pass(Duration.ofSeconds(30));
    bench.behaviours.set(
        Optional.empty(), Action.TRANSACTION_EVENT, new Behaviour.Refuse("InternalError", ""), 1);
    assertEquals(
        "InternalError",
        bench.refusal("TransactionEvent", EventsTest.event("A", "Started", 0, "Authorized", "")));
  }

  private List<String> variables() {
    return bench.csms.station("CP1").orElseThrow().model().variables().stream()
        .map(data ->
            DeviceModel.name(data.component(), data.variable())
                + "="
                + data.variableAttribute().getFirst().value()
                + " "
                + data.variableAttribute().getFirst().mutability())
        .map(text -> text.replace("READ_WRITE", "ReadWrite"))
        .toList();
  }

  private static String report(int seqNo, boolean more, String attribute) {
    return ("{'requestId':1,'generatedAt':'2030-01-01T12:00:00Z','seqNo':%d,'tbc':%s,'reportData':"
            + "[{'component':{'name':'OCPPCommCtrlr'},'variable':{'name':'OfflineThreshold'},"
            + "'variableAttribute':[{%s}]}]}")
        .formatted(seqNo, more, attribute);
  }
}
