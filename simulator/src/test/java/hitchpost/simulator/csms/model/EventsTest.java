package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.ChargingState;
import hitchpost.station.file.OcppVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Transactions that are told as numbered events (OCPP 2.0.1 part 2, E and 1.60). */
class EventsTest {
  private static final String CARD = ",'idToken':{'idToken':'04A2','type':'ISO14443'}";
  private static final String PLACE = ",'evse':{'id':1,'connectorId':1}";

  private final Bench bench = new Bench(OcppVersion.V2_0_1);

  /** An event; its number is its time too, in minutes after noon. */
  static String event(String id, String type, int seqNo, String trigger, String more) {
    return event(id, type, seqNo, trigger, "", more);
  }

  private static String event(
      String id, String type, int seqNo, String trigger, String info, String more) {
    return ("{'eventType':'%s','timestamp':'%s','triggerReason':'%s','seqNo':%d,"
            + "'transactionInfo':{'transactionId':'%s'%s}%s}")
        .formatted(type, time(seqNo), trigger, seqNo, id, info, more);
  }

  private static String time(int minute) {
    return "2030-01-01T12:%02d:00Z".formatted(minute);
  }

  private static String register(int minute, String context, String wh) {
    return ",'meterValue':[{'timestamp':'%s','sampledValue':[{'value':%s,'context':'%s'}]}]"
        .formatted(time(minute), wh, context);
  }

  private JsonNode told(String event) {
    return bench.answer("TransactionEvent", event);
  }

  private CsmsTransaction only() {
    assertEquals(1, bench.csms.transactions().size());
    return bench.transaction(0);
  }

  private void charges() {
    told(event("T", "Started", 0, "CablePluggedIn", PLACE));
    told(event("T", "Updated", 1, "Authorized", CARD));
    told(
        event(
            "T",
            "Updated",
            2,
            "ChargingStateChanged",
            ",'chargingState':'Charging'",
            register(2, "Transaction.Begin", "1000.5")));
  }

  @Test
  void transactionIsToldFromStartedToEnded() {
    charges();
    assertTrue(only().isOpen());
    assertEquals(Optional.of(ChargingState.CHARGING), only().chargingState());
    told(event("T", "Updated", 3, "MeterValuePeriodic", register(3, "Sample.Periodic", "1800")));
    told(
        event(
            "T",
            "Ended",
            4,
            "EVDeparted",
            ",'stoppedReason':'EVDisconnected'",
            register(4, "Transaction.End", "2204.625")));
    assertFalse(only().isOpen());
    assertEquals("T", only().reference());
    assertEquals("04A2", only().start().idTag());
    assertEquals(1, only().start().connectorId());
    assertEquals(Instant.parse(time(0)), only().start().timestamp());
    assertEquals(OptionalLong.of(1_204_125), only().energyMilliWh());
    assertEquals("EVDisconnected", only().stop().orElseThrow().reason());
    assertEquals(3, only().meterValues().size());
    assertEquals(List.of(), only().missingEvents());
    assertEquals(List.of(), bench.complaints());
  }

  @Test
  void onlyATokenIsAnsweredWithWhatIsKnownOfIt() {
    bench.csms.policy().unknownTokens(AuthorizationStatus.BLOCKED);
    assertEquals(Bench.json("{}"), told(event("T", "Started", 0, "CablePluggedIn", PLACE)));
    assertNull(only().startStatus());
    assertEquals(
        Bench.json("{'idTokenInfo':{'status':'Blocked'}}"),
        told(event("T", "Updated", 1, "Authorized", CARD)));
  }

  @Test
  void tokenThatChargesElsewhereMayNotChargeTwice() {
    bench.csms.policy().concurrentTx(true);
    told(event("A", "Started", 0, "Authorized", PLACE + CARD));
    String again = event("B", "Started", 0, "Authorized", CARD);
    JsonNode concurrent = Bench.json("{'idTokenInfo':{'status':'ConcurrentTx'}}");
    assertEquals(concurrent, told(again));
    assertEquals(concurrent, told(again));
    assertEquals(
        Bench.json("{'idTokenInfo':{'status':'Accepted'}}"),
        told(event("A", "Updated", 1, "StopAuthorized", CARD)));
  }

  @Test
  void repetitionIsCountedAndNoViolationAlsoWhenItIsCalledOffline() {
    String started = event("T", "Started", 0, "Authorized", PLACE + CARD);
    told(started);
    told(started.replace("'seqNo'", "'offline':true,'seqNo'"));
    String ended = event("T", "Ended", 1, "EVDeparted", register(1, "Transaction.End", "5"));
    told(ended);
    told(ended);
    assertEquals(2, only().starts());
    assertEquals(2, only().stops());
    assertEquals(1, only().meterValues().size());
    assertEquals(List.of(), bench.complaints());
  }

  @Test
  void eventsOfAnOfflineTimeAreCounted() {
    told(event("T", "Started", 0, "Authorized", PLACE + ",'offline':true"));
    told(event("T", "Updated", 1, "ChargingStateChanged", ",'offline':false"));
    assertEquals(1, only().offlineEvents());
  }

  @Test
  void gapIsShownAndNoViolationBecauseStationsMayDropWhatIsBetween() {
    told(event("T", "Started", 0, "Authorized", PLACE));
    told(event("T", "Updated", 3, "MeterValuePeriodic", ""));
    assertEquals(List.of(1, 2), only().missingEvents());
    assertEquals(List.of(), bench.complaints());
    told(event("T", "Updated", 2, "MeterValuePeriodic", ""));
    assertEquals(List.of(1), only().missingEvents());
    assertTrue(bench.violations().contains("books seqNo"));
  }

  @Test
  void sameNumberWithAnotherContentIsAViolation() {
    told(event("T", "Started", 0, "Authorized", PLACE));
    told(event("T", "Updated", 0, "MeterValuePeriodic", ""));
    assertEquals(List.of("books seqNo"), bench.violations());
  }

  @Test
  void secondStartedAndAnythingAfterEndedAreViolations() {
    told(event("T", "Started", 0, "Authorized", PLACE));
    told(event("T", "Started", 1, "CablePluggedIn", ""));
    told(event("T", "Ended", 2, "EVDeparted", ""));
    told(event("T", "Updated", 3, "MeterValuePeriodic", ""));
    assertEquals(List.of("books eventType", "books transactionId"), bench.violations());
  }

  @Test
  void transactionThatDidNotBeginWithStartedIsAViolationOnce() {
    told(event("T", "Updated", 3, "MeterValuePeriodic", PLACE));
    told(event("T", "Ended", 4, "EVDeparted", register(4, "Transaction.End", "5")));
    assertEquals(List.of("books eventType"), bench.violations());
    assertEquals(OptionalLong.empty(), only().energyMilliWh());
  }

  @Test
  void registerAndTimeMustNotFallAndThePlaceStays() {
    charges();
    told(event("T", "Updated", 3, "MeterValuePeriodic", register(3, "Sample.Periodic", "10")));
    told(event("T", "Updated", 4, "MeterValueClock", register(2, "Sample.Clock", "1001")));
    told(event("T", "Updated", 5, "Trigger", ",'evse':{'id':2}"));
    assertEquals(
        List.of("books meterValue.sampledValue", "books meterValue.timestamp", "books evse"),
        bench.violations());
  }

  @Test
  void unitsAndMultipliersCount() {
    String kilo =
        ",'meterValue':[{'timestamp':'%s','sampledValue':[{'value':%s,'measurand':"
            + "'Energy.Active.Import.Register','context':'%s','unitOfMeasure':%s}]}]";
    told(
        event(
            "T",
            "Started",
            0,
            "Authorized",
            kilo.formatted(time(0), "1.5", "Transaction.Begin", "{'unit':'kWh'}")));
    told(
        event(
            "T",
            "Ended",
            1,
            "StopAuthorized",
            kilo.formatted(time(1), "20", "Transaction.End", "{'unit':'Wh','multiplier':2}")));
    assertEquals(OptionalLong.of(500), only().energyWh());
  }

  @Test
  void costIsToldWhenThereIsAPrice() {
    bench.csms.policy().pricePerKwh(Optional.of(new BigDecimal("0.30")));
    charges();
    JsonNode running =
        told(event("T", "Updated", 3, "MeterValuePeriodic", register(3, "Other", "11000.5")));
    assertEquals("3", running.get("totalCost").asString());
    JsonNode last = told(event("T", "Ended", 4, "EVDeparted", register(4, "Other", "21001.5")));
    assertEquals("6", last.get("totalCost").asString());
  }

  @Test
  void transactionBelongsToItsStation() {
    told(event("T", "Started", 0, "Authorized", PLACE));
    bench.csms.connected(bench.now, "CP2", OcppVersion.V2_0_1);
    String ended = event("T", "Ended", 1, "EVDeparted", "").replace('\'', '"');
    bench.csms.received(bench.now, "CP2", "[2,\"x\",\"TransactionEvent\"," + ended + "]");
    assertTrue(bench.transaction(0).isOpen());
    assertEquals(2, bench.csms.transactions().size());
  }
}
