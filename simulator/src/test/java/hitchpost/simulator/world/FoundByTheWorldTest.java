package hitchpost.simulator.world;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.conformance.TestCsms.Expected;
import hitchpost.simulator.conformance201.Scenario201;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mistakes of the station that a world has found, each in the fewest words that show it. */
class FoundByTheWorldTest {
  private static Expected reports(int connector, String status) {
    return expect("StatusNotification", connector(connector), status(status));
  }

  private static boolean saidFaulty(Scenario s) {
    return s.csms.heard("StatusNotification").stream()
        .anyMatch(
            expect(
                    "StatusNotification",
                    connector(1),
                    status("Faulted"),
                    errorCode("PowerSwitchFailure"))
                ::fits);
  }

  @Test
  void aCarAtTheOtherConnectorDoesNotChargeOnTheRunningTransaction() {
    var s =
        new Scenario()
            .withConnectors(2)
            .with("StopTransactionOnEVSideDisconnect", "false")
            .charging();
    s.csms.answersByItself(true);
    s.car.plugsOut();
    s.passes(Duration.ofSeconds(5));
    s.carAt(1, 2).plugsIn();
    s.passes(Duration.ofMinutes(2));
    assertFalse(s.hardware(1).contactorClosed(), "charges on somebody else's bill");
    assertEquals(0, s.hardware(1).offeredMilliAmperes());
    assertEquals(0, s.csms.heard("StopTransaction").size());
  }

  @Test
  void aRunningTransactionStaysAtTheConnectorWhereItBegan() {
    var s =
        new Scenario()
            .withConnectors(2)
            .with("StopTransactionOnEVSideDisconnect", "false")
            .with("MeterValueSampleInterval", "60")
            .charging();
    s.csms.answersByItself(true);
    s.car.plugsOut();
    s.passes(Duration.ofSeconds(5));
    s.carAt(1, 2).plugsIn();
    s.passes(Duration.ofMinutes(2));
    List<Call> values = s.csms.heard("MeterValues");
    assertFalse(values.isEmpty());
    values.forEach(call -> assertEquals(1, call.payload().get("connectorId").asInt()));
  }

  @Test
  void aContactorThatWeldedBeforeAPowerCutIsFoundAtTheStart() {
    var s = new Scenario().charging();
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    s.grid.fails();
    s.csms.answersByItself(true);
    s.grid.returns();
    s.passes(Duration.ofSeconds(10));
    assertTrue(s.hardware(1).contactorClosed());
    assertTrue(saidFaulty(s), "live, and nobody is told");
  }

  @Test
  void aContactorThatDoesNotOpenForACarThatPausesIsFound() {
    var s = new Scenario().charging();
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    s.csms.answersByItself(true);
    s.car.stopsDrawing();
    s.passes(Duration.ofSeconds(10));
    assertTrue(saidFaulty(s), "live, and nobody is told");
    assertEquals(1, s.csms.heard("StopTransaction").size());
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.NONE));
    s.passes(Duration.ofSeconds(5));
    s.car.plugsOut();
    s.passes(Duration.ofSeconds(5));
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  @Test
  void aPlugThatIsBeingUnlockedIsLockedAgainBeforeTheNextTransaction() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(Duration.ofMillis(100));
    assertEquals(1, s.csms.heard("StopTransaction").size(), "the lock moves now");
    s.driver.presents("OTHER");
    s.passes(Duration.ofSeconds(5));
    assertTrue(s.hardware(1).contactorClosed());
    assertTrue(s.hardware(1).connectors().getFirst().locked(), "can be pulled under load");
  }

  @Test
  void unlockingFromAfarSendsWhoeverWaitsForTheLockAway() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.happens(new Stimulus.SetMeterDelay(1, Duration.ofSeconds(2)));
    s.driver.presents(CARD);
    s.passes(Duration.ofSeconds(1));
    s.csms.calls("UnlockConnector", "{\"connectorId\":1}");
    s.passes(Duration.ofSeconds(10));
    assertFalse(s.hardware(1).connectors().getFirst().locked());
    assertFalse(s.hardware(1).contactorClosed());
    assertEquals(0, s.csms.heard("StartTransaction").size());
  }

  @Test
  void anAttemptThatTimedOutDoesNotFailOnceMoreByItsLateRefusal() {
    var s =
        new Scenario()
            .with("TransactionMessageAttempts", "2")
            .with("TransactionMessageRetryInterval", "60")
            .booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    Call first = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.receivesWithin(Duration.ofMinutes(1), reports(1, "Charging"));
    s.csms.refuse(first, "InternalError");
    s.csms.receivesWithin(Duration.ofMinutes(2), expect("StartTransaction"));
    assertEquals(0, s.told(Fact.RecordParked.class).size());
  }

  @Test
  void aSecondAnswerToTheEndOfATransactionNamesAGroupThatNobodyNeedsAnyMore() {
    var s =
        new Scenario()
            .with("TransactionMessageAttempts", "3")
            .with("TransactionMessageRetryInterval", "30")
            .charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    Call first = s.csms.receivesAndIgnores(expect("StopTransaction"));
    Call second = s.csms.receivesAndIgnoresWithin(Duration.ofMinutes(2), expect("StopTransaction"));
    String grouped = "{\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"FAMILY\"}}";
    s.csms.answer(first, grouped);
    s.csms.answer(second, grouped);
    s.passes(Duration.ofSeconds(5));
    assertEquals(0, s.told(Fact.RecordParked.class).size());
  }

  @Test
  void aProfileForAnEvseThatThereIsNotIsRejected() {
    JsonNode answer =
        new Scenario201()
            .booted()
            .csms
            .sends(
                "SetChargingProfile",
                "{\"evseId\":7,\"chargingProfile\":{\"id\":1,\"stackLevel\":0,"
                    + "\"chargingProfilePurpose\":\"TxDefaultProfile\","
                    + "\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":[{\"id\":1,"
                    + "\"chargingRateUnit\":\"A\","
                    + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16}]}]}}");
    assertEquals("Rejected", answer.get("status").stringValue());
  }

  @Test
  void anUpdateThatHasToBeSignedIsRejectedWhereItsAnswerHasAWordForThat() {
    var s =
        new Scenario201(new Scenario().updatedAs(new FirmwareConfig(true, false, true))).booted();
    JsonNode answer =
        s.csms.sends(
            "UpdateFirmware",
            "{\"requestId\":1,\"firmware\":{\"location\":\"https://example.org/f\","
                + "\"retrieveDateTime\":\"2027-01-04T10:00:00Z\"}}");
    assertEquals("Rejected", answer.get("status").stringValue());
  }

  @Test
  void aLockThatFailsBeforeTheClockIsKnownIsToldWithTheTimeItHappened() {
    var s = new Scenario201(new Scenario().withoutClock());
    s.with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
    s.connection.down();
    s.on();
    s.passes(10);
    s.site.grid.jamsLock(1, true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(20);
    Instant before = s.site.time.now();
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(30);
    JsonNode event = s.csms.heard("NotifyEvent").getFirst().payload().at("/eventData/0");
    Instant told = Instant.parse(event.get("timestamp").asString());
    Duration ago = Duration.between(told, before);
    assertTrue(ago.toSeconds() >= 15 && ago.toSeconds() <= 21, "told as " + ago + " ago");
  }
}
