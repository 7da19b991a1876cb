package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Input;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OCPP 2.0.1 part 2, E asks of transactions beyond the certification cases. */
class TransactionRulesTest {
  private static final String CARD = Scenario201.CARD;
  private static final String REFUSED = "{\"idTokenInfo\":{\"status\":\"Invalid\"}}";

  private static List<Integer> numbers(Scenario201 s) {
    return s.csms.heard("TransactionEvent").stream()
        .map(call -> call.payload().get("seqNo").asInt())
        .toList();
  }

  private static void countsFromZero(Scenario201 s) {
    List<Integer> told = numbers(s);
    assertTrue(told.size() > 2, told::toString);
    assertEquals(IntStream.range(0, told.size()).boxed().toList(), told);
  }

  private static String id(Call event) {
    return event.payload().at("/transactionInfo/transactionId").asString();
  }

  @Test
  @Tag("E06.FR.14")
  @Tag("E07.FR.11")
  void eventsOfATransactionAreNumberedWithoutAGap() {
    var s = new Scenario201().booted().energyTransferSuspended();
    s.stopAuthorizedLocally().evDisconnected();
    countsFromZero(s);
  }

  @Test
  @Tag("E04.FR.01")
  @Tag("E04.FR.02")
  @Tag("E04.FR.03")
  @Tag("E04.FR.04")
  void whatHappensOfflineWaitsIsMarkedAndNumberedLikeTheRest() {
    var s =
        new Scenario201()
            .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true")
            .with("SampledDataCtrlr.TxUpdatedInterval", "10")
            .booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(35);
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(5);
    countsFromZero(s);
    s.csms
        .heard("TransactionEvent")
        .forEach(call -> assertTrue(call.payload().get("offline").asBoolean(), call::toString));
  }

  @Test
  @Tag("E01.FR.08")
  @Tag("E02.FR.08")
  void noTransactionHasTheNameOfAnotherWhateverHappensBetween() {
    var s = new Scenario201().booted().energyTransferStarted();
    String before = s.transactionId();
    s.stopAuthorizedLocally().evDisconnected();
    s.site.grid.fails();
    s.site.grid.returns();
    s.csms.receives("BootNotification");
    s.reportsConnectors();
    s.energyTransferStarted();
    assertNotEquals(before, s.transactionId());
    assertEquals(36, s.transactionId().length());
  }

  @Test
  @Tag("E01.FR.14")
  void anotherConnectorOfTheEvseStartsNoSecondTransaction() {
    var s = new Scenario201(new Scenario().withConnectors(2)).startingAt(EV_CONNECTED).on();
    s.csms.answersByItself(true);
    s.passes(5);
    s.car.plugsIn();
    s.passes(5);
    s.site.station().feed(new Input.Hardware(new HardwareEvent.PilotChanged(1, 2, Pilot.B)));
    s.passes(60);
    List<Call> events = s.csms.heard("TransactionEvent");
    assertEquals(1, events.stream().map(TransactionRulesTest::id).distinct().count());
  }

  @Test
  @Tag("E01.FR.18")
  void everyChangeOfTheChargingStateIsTold() {
    var s = new Scenario201().booted().energyTransferSuspended();
    s.csms.answersByItself(true);
    s.car.draws();
    s.passes(10);
    List<String> states =
        s.csms.heard("TransactionEvent").stream()
            .map(call -> call.payload().at("/transactionInfo/chargingState").asString(""))
            .toList();
    assertEquals("Charging", states.getLast());
    assertEquals(List.of("EVConnected", "Charging", "SuspendedEV"), states.subList(0, 3));
  }

  @Test
  @Tag("E02.FR.20")
  void theCardThatAuthorizesARunningTransactionIsTold() {
    var s = new Scenario201().startingAt(EV_CONNECTED).booted().evConnected();
    s.driver.presents(CARD);
    s.csms.receives("Authorize", token(CARD));
    s.csms.receives("TransactionEvent", updated("Authorized"), token(CARD));
  }

  private static boolean locked(Scenario201 s) {
    return s.site.hardware(1).connectors().getFirst().locked();
  }

  private static Scenario201 socket() {
    return new Scenario201().booted().energyTransferStarted();
  }

  @Test
  @Tag("E06.FR.10")
  @Tag("E07.FR.01")
  @Tag("E07.FR.02")
  @Tag("E07.FR.07")
  void theSameCardEndsAtOnceAndLetsGoOfTheCable() {
    var s = socket();
    assertTrue(locked(s));
    s.driver.presents(CARD);
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), token(CARD));
    s.passes(2);
    assertFalse(locked(s));
    assertEquals(1, s.csms.heard("Authorize").size(), "nobody is asked again");
  }

  @Test
  @Tag("E08.FR.03")
  void theCableIsLetGoOfOfflineToo() {
    var s = socket();
    s.connection.down();
    s.driver.presents(CARD);
    s.passes(5);
    assertFalse(locked(s));
  }

  @Test
  @Tag("E06.FR.08")
  void whoElseEndedItIsToldAsTheReason() {
    var s = socket().stopAuthorizedRemotely();
    assertEquals(
        "Remote",
        s.csms
            .heard("TransactionEvent")
            .getLast()
            .payload()
            .at("/transactionInfo/stoppedReason")
            .asString());
  }

  @ParameterizedTest
  @CsvSource({
    "GROUND_FAILURE, GroundFault",
    "OVER_CURRENT_FAILURE, OvercurrentFault",
    "OVER_VOLTAGE, PowerQuality",
    "UNDER_VOLTAGE, PowerQuality",
    "HIGH_TEMPERATURE, Other"
  })
  @Tag("E06.FR.16")
  void aFaultEndsTheTransactionAsAnAbnormalCondition(FaultCode fault, String reason) {
    var s = socket();
    s.site.grid.raisesFault(1, fault);
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Faulted")),
        expect("TransactionEvent", ended("AbnormalCondition"), because(reason)));
  }

  /** Somebody charges on what the station remembers, and the CSMS refuses them afterwards. */
  private static Scenario201 refused(Scenario201 s) {
    s.with("AuthCtrlr.LocalPreAuthorize", "true")
        .with("AuthCacheCtrlr.DisablePostAuthorize", "true")
        .booted()
        .authorizedLocally();
    s.passes(90);
    s.driver.presents(CARD);
    s.passes(1);
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.csms.receives(
        expect("TransactionEvent", started("CablePluggedIn", "ChargingStateChanged"), token(CARD))
            .answering(REFUSED));
    return s;
  }

  @Test
  @Tag("E05.FR.10")
  void whoIsRefusedAfterwardsIsStopped() {
    var s = refused(new Scenario201());
    s.csms.receivesWithin(
        Duration.ofSeconds(10),
        expect("TransactionEvent", ended("Deauthorized"), because("DeAuthorized")));
    s.passes(5);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  @Tag("E05.FR.09")
  void withoutSuchAStopPointTheTransactionGoesOnAndGivesNoEnergy() {
    var s = refused(new Scenario201().stoppingAt(EV_CONNECTED));
    s.csms.receivesWithin(
        Duration.ofSeconds(10), expect("TransactionEvent", updated("Deauthorized")));
    s.csms.answersByItself(true);
    s.passes(60);
    assertTrue(
        List.of("EVConnected", "SuspendedEVSE")
            .contains(
                s.csms
                    .heard("TransactionEvent")
                    .getLast()
                    .payload()
                    .at("/transactionInfo/chargingState")
                    .asString()));
    assertTrue(s.running());
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  @Tag("E05.FR.02")
  void whoIsRefusedButNotStoppedGetsNoEnergy() {
    var s = refused(new Scenario201().with("TxCtrlr.StopTxOnInvalidId", "false"));
    s.csms.receivesWithin(
        Duration.ofSeconds(10),
        expect("TransactionEvent", updated("ChargingStateChanged"), charging("SuspendedEVSE")));
    s.passes(5);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  @Tag("E05.FR.03")
  @Tag("E05.FR.04")
  void whoIsRefusedGetsTheEnergyThatIsForSuchPeople() {
    var s =
        refused(
            new Scenario201()
                .with("TxCtrlr.StopTxOnInvalidId", "false")
                .with("TxCtrlr.MaxEnergyOnInvalidId", "300"));
    s.csms.answersByItself(true);
    s.passes(3_600);
    long drawn = s.site.hardware(1).deliveredMilliWattHours();
    assertTrue(drawn > 250_000 && drawn < 350_000, "mWh: " + drawn);
    countsFromZero(s);
  }

  @Test
  @Tag("E15.FR.01")
  void theEndSaysWhatIsAskedForOfIt() {
    var s =
        new Scenario201()
            .with("SampledDataCtrlr.TxEndedMeasurands", "Energy.Active.Import.Register,Voltage")
            .stoppingAt(AUTHORIZED)
            .booted()
            .energyTransferStarted();
    s.driver.presents(CARD);
    s.csms.receives(
        "TransactionEvent",
        ended("StopAuthorized"),
        Match.that(
            "register and voltage",
            p -> {
              String values = p.path("meterValue").toString();
              return values.contains("Transaction.End") && values.contains("\"Voltage\"");
            }));
  }
}
