package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViolationTest {
  private final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Authorize | {} | idTag | OccurenceConstraintViolation
          Authorize | {'idTag':17} | idTag | TypeConstraintViolation
          Authorize | {'idTag':'123456789012345678901'} | idTag | PropertyConstraintViolation
          Authorize | {'idTag':'A','x':1} | x | FormationViolation
          StatusNotification | {'connectorId':1,'errorCode':'Error','status':'Available'} \
              | errorCode | PropertyConstraintViolation
          MeterValues | {'connectorId':1,'meterValue':[{'timestamp':'2030-01-01T12:00:00Z',\
              'sampledValue':[]}]} | meterValue[0].sampledValue | OccurenceConstraintViolation
          StartTransaction | {'connectorId':1,'idTag':'A','meterStart':1,\
              'timestamp':'2030-01-01T12:00:00'} | timestamp | PropertyConstraintViolation
          """)
  void wrongPayloadIsNamedAndRefused(String action, String payload, String path, String code) {
    assertEquals(code, bench.refusal(action, payload));
    assertEquals(List.of("schema " + path), bench.violations());
  }

  @Test
  void unknownActionAndActionOfTheCsmsAreNotImplemented() {
    assertEquals("NotImplemented", bench.refusal("Reset", "{'type':'Soft'}"));
    assertEquals("NotImplemented", bench.refusal("Foo", "{}"));
    assertEquals(List.of("schema ", "schema "), bench.violations());
  }

  @Test
  void withoutValidationAWrongPayloadIsAnsweredYetStaysAViolation() {
    bench.csms.policy().validate(false);
    for (Action action : Action.values()) {
      if (action.direction() != Action.Direction.TO_STATION) {
        bench.answer(action.wire(), "{'foo':1}");
      }
    }
    assertEquals(14, bench.violations().size());
    assertEquals(List.of(), bench.csms.transactions());
    assertEquals(0, bench.csms.station("CP1").orElseThrow().boots());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello | 0
          [2,'a','Heartbeat' | 1
          [2,'a','Heartbeat',[]] | 1
          {} | 0
          """)
  void unreadableFrameIsAViolationAndRefusedWhenItHasAnId(String text, int answers) {
    assertEquals(answers, bench.received(text).size());
    assertEquals(List.of("frame "), bench.violations());
  }

  @Test
  void messageIdMustBeNewOnItsConnection() {
    bench.received("[2,'a','Heartbeat',{}]");
    bench.received("[2,'a','Heartbeat',{}]");
    assertEquals(List.of("protocol "), bench.violations());
    bench.csms.connected(bench.now, "CP1", OcppVersion.V1_6);
    bench.received("[2,'a','Heartbeat',{}]");
    assertEquals(1, bench.violations().size());
  }

  @Test
  void stationWaitsForTheAnswerBeforeItsNextCall() {
    bench.behaviours.set(
        Optional.empty(), Action.HEARTBEAT, new Behaviour.Late(Duration.ofSeconds(9)), 0);
    bench.call("Heartbeat", "{}");
    bench.call("Authorize", "{'idTag':'A'}");
    assertEquals(List.of("protocol "), bench.violations());
  }

  @Test
  void stationThatGaveUpWaitingMayCallAgain() {
    bench.behaviours.set(Optional.empty(), Action.HEARTBEAT, new Behaviour.Never(), 0);
    bench.call("Heartbeat", "{}");
    bench.pass(Duration.ofSeconds(1));
    bench.call("Heartbeat", "{}");
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void rejectedStationMustNotSendAnythingButBootNotification() {
    String boot = "{'chargePointVendor':'V','chargePointModel':'M'}";
    bench.csms.policy().registration(Optional.empty(), RegistrationStatus.REJECTED);
    bench.answer("BootNotification", boot);
    bench.answer("Heartbeat", "{}");
    assertEquals(List.of("protocol "), bench.violations());
    bench.csms.policy().registration(Optional.empty(), RegistrationStatus.ACCEPTED);
    bench.answer("BootNotification", boot);
    bench.answer("Heartbeat", "{}");
    assertEquals(1, bench.violations().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"TRIGGER_MESSAGE", "EXTENDED_TRIGGER_MESSAGE"})
  void pendingStationMaySendWhatItIsAskedFor(Action trigger) {
    bench.csms.policy().registration(Optional.empty(), RegistrationStatus.PENDING);
    bench.answer("BootNotification", "{'chargePointVendor':'V','chargePointModel':'M'}");
    bench.send(trigger, "{'requestedMessage':'Heartbeat'}");
    bench.received("[3,'1',{'status':'Accepted'}]");
    bench.answer("Heartbeat", "{}");
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void stationThatTheCsmsDoesNotKnowMayGoOnWithoutBooting() {
    bench.answer("Heartbeat", "{}");
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void violationNeverShowsTheValueOfAField() {
    bench.refusal("Authorize", "{'idTag':'0123456789secret0123456789'}");
    var last = bench.csms.ledger().latest(e -> e instanceof LedgerEntry.Violation, 1).getFirst();
    assertFalse(((LedgerEntry.Violation) last).detail().contains("secret"));
    assertTrue(((LedgerEntry.Violation) last).detail().contains("20 characters"));
    assertEquals(1, bench.csms.ledger().violations());
    assertEquals(1, bench.csms.station("CP1").orElseThrow().violations());
  }
}
