package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a station is answered when nothing is out of order (OCPP 1.6, 4). */
class AnswersTest {
  private final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Authorize | {'idTag':'04A2'} | {'idTagInfo':{'status':'Accepted'}}
          BootNotification | {'chargePointVendor':'V','chargePointModel':'M'} \
              | {'status':'Accepted','currentTime':'2030-01-01T12:00:00Z','interval':300}
          DataTransfer | {'vendorId':'com.example'} | {'status':'UnknownVendorId'}
          DiagnosticsStatusNotification | {'status':'Idle'} | {}
          FirmwareStatusNotification | {'status':'Downloaded'} | {}
          Heartbeat | {} | {'currentTime':'2030-01-01T12:00:00Z'}
          MeterValues | {'connectorId':0,'meterValue':[{'timestamp':'2030-01-01T12:00:00Z',\
              'sampledValue':[{'value':'1'}]}]} | {}
          StartTransaction | {'connectorId':1,'idTag':'04A2','meterStart':7,\
              'timestamp':'2030-01-01T12:00:00Z'} \
              | {'idTagInfo':{'status':'Accepted'},'transactionId':1}
          StatusNotification | {'connectorId':1,'errorCode':'NoError','status':'Available'} | {}
          """)
  void everyCoreRequestHasItsAnswer(String action, String request, String answer) {
    assertEquals(Bench.json(answer), bench.answer(action, request));
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void stopTransactionIsAnsweredWithTheTokenOnlyWhenItNamesOne() {
    int id = bench.start(1, "04A2", 0, Bench.NOON);
    String stop = "{'transactionId':%d,'meterStop':9,'timestamp':'2030-01-01T13:00:00Z'%s}";
    assertEquals(Bench.json("{}"), bench.answer("StopTransaction", stop.formatted(id, "")));
    assertEquals(
        Bench.json("{'idTagInfo':{'status':'Accepted'}}"),
        bench.answer("StopTransaction", stop.formatted(id, ",'idTag':'04A2'")));
  }

  @Test
  void everyActionOfStationsHasAnAnswer() {
    for (Action action : Action.values()) {
      boolean fromStation = action.direction() != Action.Direction.TO_STATION;
      String code = fromStation ? "OccurenceConstraintViolation" : "NotImplemented";
      boolean emptyIsRight = action == Action.HEARTBEAT;
      if (!emptyIsRight) {
        assertEquals(code, bench.refusal(action.wire(), "{}"), action.wire());
      }
    }
  }

  @Test
  void registrationIsWhatThePolicySaysForTheStationOrForAll() {
    String boot = "{'chargePointVendor':'V','chargePointModel':'M'}";
    bench.csms.policy().registration(Optional.empty(), RegistrationStatus.REJECTED);
    bench.csms.policy().intervalSeconds(10);
    assertEquals(
        Bench.json("{'status':'Rejected','currentTime':'2030-01-01T12:00:00Z','interval':10}"),
        bench.answer("BootNotification", boot));
    bench.csms.policy().registration(Optional.of("CP1"), RegistrationStatus.PENDING);
    bench.pass(Duration.ofMillis(1500));
    assertEquals(
        Bench.json("{'status':'Pending','currentTime':'2030-01-01T12:00:01.500Z','interval':10}"),
        bench.answer("BootNotification", boot));
    StationBook book = bench.csms.station("CP1").orElseThrow();
    assertEquals(Optional.of(RegistrationStatus.PENDING), book.registration());
    assertEquals(2, book.boots());
    assertEquals("V", book.boot().orElseThrow().vendor());
  }

  @Test
  void tokenIsAnsweredWithAllThatIsKnownAndInAnyCase() {
    Instant expiry = bench.now.plusSeconds(60);
    bench
        .csms
        .tokens()
        .put(
            new Tokens.Token(
                "04a2", AuthorizationStatus.ACCEPTED, Optional.of("GROUP"), Optional.of(expiry)));
    String wanted =
        "{'idTagInfo':{'expiryDate':'2030-01-01T12:01:00Z','parentIdTag':'GROUP','status':'%s'}}";
    String authorize = "{'idTag':'04A2'}";
    assertEquals(Bench.json(wanted.formatted("Accepted")), bench.answer("Authorize", authorize));
    bench.pass(Duration.ofSeconds(60));
    assertEquals(Bench.json(wanted.formatted("Expired")), bench.answer("Authorize", authorize));
  }

  @Test
  void blockedTokenStaysBlockedWhenItExpires() {
    Tokens tokens = bench.csms.tokens();
    tokens.put(
        new Tokens.Token(
            "04A2", AuthorizationStatus.BLOCKED, Optional.empty(), Optional.of(Instant.EPOCH)));
    assertTrue(
        bench.call("Authorize", "{'idTag':'04A2'}").getFirst().contains("\"status\":\"Blocked\""));
  }

  @Test
  void unknownTokensAreWhatThePolicySays() {
    bench.csms.policy().unknownTokens(AuthorizationStatus.INVALID);
    assertEquals(
        Bench.json("{'idTagInfo':{'status':'Invalid'}}"),
        bench.answer("Authorize", "{'idTag':'04A2'}"));
  }

  @Test
  void refusedTokenGetsATransactionIdAllTheSame() {
    bench.csms.policy().unknownTokens(AuthorizationStatus.BLOCKED);
    assertEquals(1, bench.start(1, "04A2", 0, Bench.NOON));
    assertEquals(AuthorizationStatus.BLOCKED, bench.transaction(0).startStatus());
  }

  @Test
  void statusesAndHeartbeatsAreRemembered() {
    bench.answer("Heartbeat", "{}");
    bench.answer(
        "StatusNotification", "{'connectorId':2,'errorCode':'NoError','status':'Preparing'}");
    bench.answer(
        "StatusNotification", "{'connectorId':2,'errorCode':'NoError','status':'Charging'}");
    StationBook book = bench.csms.station("CP1").orElseThrow();
    assertEquals(1, book.heartbeats());
    assertEquals(3, book.messages());
    assertEquals(Optional.of(bench.now), book.lastSeen());
    assertEquals("Charging", book.statuses().get(Evse.of(2)).status());
  }
}
