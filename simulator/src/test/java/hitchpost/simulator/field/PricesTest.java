package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.PriceDisplay;
import hitchpost.core.hardware.PriceDisplay.Kind;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.Stimulus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prices and costs over DataTransfer, after the California pricing requirements. */
class PricesTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DEFAULT =
      "{\"priceText\":\"0.15 $/kWh\",\"priceTextOffline\":\"Offline: 0.20 $/kWh\","
          + "\"chargingPrice\":{\"kWhPrice\":0.20,\"hourPrice\":0.6,\"flatFee\":1}}";

  private static String tells(Scenario s, String message, String data) {
    String request =
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("vendorId", "org.openchargealliance.costmsg")
                .put("messageId", message)
                .put("data", data));
    return s.csms.sends("DataTransfer", request).get("status").asString();
  }

  /** A running cost of one dollar, one dollar a kilowatt-hour, as of now. */
  private static String cost(Scenario s, String more) {
    return "{\"transactionId\":%d,\"timestamp\":\"%s\",\"meterValue\":%d,\"cost\":1.00%s}"
        .formatted(
            s.csms.lastTransaction(),
            s.time.now(),
            s.hardware(1).meter().registerMilliWattHours() / 1000,
            more);
  }

  private static String charging(Scenario s, String more) {
    return cost(s, ",\"state\":\"Charging\",\"chargingPrice\":{\"kWhPrice\":1}" + more);
  }

  private static PriceDisplay shown(Scenario s) {
    return s.hardware(1).price();
  }

  private static void shows(Scenario s, Kind kind, String text) {
    assertEquals(kind, shown(s).kind());
    assertEquals(text, shown(s).text());
  }

  private static void setsDefault(Scenario s) {
    assertEquals("Accepted", sets(s, "DefaultPrice", DEFAULT.replace("\"", "\\\"")));
  }

  @Test
  void defaultPriceIsShownToAnybodyAndAnotherTextOffline() {
    var s = new Scenario().booted();
    shows(s, Kind.PRICE, "");
    setsDefault(s);
    shows(s, Kind.PRICE, "0.15 $/kWh");
    s.connection.down();
    s.passes(seconds(5));
    shows(s, Kind.PRICE, "Offline: 0.20 $/kWh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON",
        "[]",
        "{'priceText':1}",
        "{'priceTextOffline':'x'}",
        "{'priceText':'x','chargingPrice':3}",
        "{'priceText':'x','chargingPrice':{'kWhPrice':'3'}}"
      })
  void defaultPriceTakesNothingElse(String value) {
    var s = new Scenario().booted();
    String json = value.replace("'", "\\\"");
    assertEquals("Rejected", sets(s, "DefaultPrice", json));
    assertEquals("{}", gets(s, "DefaultPrice"));
  }

  @Test
  void defaultPriceReadsBackAsTheSame() {
    var s = new Scenario().booted();
    setsDefault(s);
    JsonNode price = JSON.readTree(gets(s, "DefaultPrice"));
    assertEquals("Offline: 0.20 $/kWh", price.get("priceTextOffline").asString());
    assertEquals(0.6, price.get("chargingPrice").get("hourPrice").asDouble());
  }

  @Test
  void aDriverSeesTheOwnPrice() {
    var s = new Scenario().with("DefaultPrice", DEFAULT).authorized();
    assertEquals(
        "Accepted",
        tells(s, "SetUserPrice", "{\"idToken\":\"CARD\",\"priceText\":\"0.12 for you\"}"));
    shows(s, Kind.USER_PRICE, "0.12 for you");
    s.csms.answersByItself(true);
    s.passes(minutes(5));
    shows(s, Kind.PRICE, "0.15 $/kWh");
  }

  @Test
  void aPriceThatComesDuringTheTransactionIsShownAtOnce() {
    var s = new Scenario().charging();
    tells(s, "SetUserPrice", "{\"idToken\":\"card\",\"priceText\":\"0.12 for you\"}");
    shows(s, Kind.USER_PRICE, "0.12 for you");
  }

  @Test
  void theRunningCostIsReckonedOnWithTheMeter() {
    var s = new Scenario().charging();
    s.passes(minutes(10));
    assertEquals("Accepted", tells(s, "RunningCost", charging(s, "")));
    s.passes(seconds(1));
    assertEquals(new BigDecimal("1.00"), shown(s).cost());
    long before = s.hardware(1).meter().registerMilliWattHours();
    s.passes(minutes(30));
    long after = s.hardware(1).meter().registerMilliWattHours();
    double expected = 1 + (after - before) / 1_000_000.0;
    assertEquals(Kind.RUNNING_COST, shown(s).kind());
    assertEquals(expected, cost(s), 0.1);
    assertEquals("Accepted", tells(s, "RunningCost", charging(s, "")));
    s.passes(seconds(1));
    assertEquals(1.0, cost(s), 0.01);
  }

  private static double cost(Scenario s) {
    return requireNonNull(shown(s).cost()).doubleValue();
  }

  @Test
  void theNextPeriodHasOtherPrices() {
    var s = new Scenario().charging();
    s.passes(minutes(1));
    Instant change = s.time.now().plus(minutes(30));
    String next =
        ",\"nextPeriod\":{\"atTime\":\"%s\",\"chargingPrice\":{\"flatFee\":5}}".formatted(change);
    tells(s, "RunningCost", charging(s, next));
    long begin = s.hardware(1).meter().registerMilliWattHours();
    s.passes(minutes(60));
    long drawn = s.hardware(1).meter().registerMilliWattHours() - begin;
    assertEquals(1 + 5 + drawn / 2 / 1_000_000.0, cost(s), 0.2);
  }

  @Test
  void idleTimeCostsAfterItsGrace() {
    var s = new Scenario().charging();
    s.passes(minutes(1));
    tells(
        s,
        "RunningCost",
        cost(
            s,
            ",\"state\":\"Idle\",\"chargingPrice\":{\"kWhPrice\":1},"
                + "\"idlePrice\":{\"graceMinutes\":30,\"hourPrice\":6}"));
    s.passes(minutes(29));
    assertEquals(1.0, cost(s), 0.01);
    s.passes(minutes(31));
    assertEquals(4.0, cost(s), 0.05);
  }

  @Test
  void theFinalCostStaysUntilSomebodyComes() {
    var s = new Scenario().with("DefaultPrice", DEFAULT).charging();
    int transaction = s.csms.lastTransaction();
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(seconds(10));
    String data =
        "{\"transactionId\":%d,\"cost\":3.305,\"priceText\":\"$3.31\","
            + "\"qrCodeText\":\"https://x\"}";
    assertEquals("Accepted", tells(s, "FinalCost", data.formatted(transaction)));
    s.car.plugsOut();
    s.passes(minutes(10));
    shows(s, Kind.FINAL_COST, "$3.31");
    assertEquals(new BigDecimal("3.31"), shown(s).cost());
    assertEquals("https://x", shown(s).qrCode());
    s.car.plugsIn();
    s.passes(seconds(5));
    shows(s, Kind.PRICE, "0.15 $/kWh");
    assertEquals("Rejected", tells(s, "FinalCost", data.formatted(transaction)));
  }

  @Test
  void whileTheCsmsIsAwayTheDefaultPriceCounts() {
    var s = new Scenario().with("DefaultPrice", DEFAULT);
    s.with("AllowOfflineTxForUnknownId", "true").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(60));
    double energy = s.hardware(1).meter().registerMilliWattHours() / 1_000_000.0;
    assertEquals(1 + 0.6 + energy * 0.2, cost(s), 0.1);
    assertEquals("Offline: 0.20 $/kWh", shown(s).text());
  }

  @Test
  void withoutACostOfTheCsmsNoneIsShownOnline() {
    var s = new Scenario().with("DefaultPrice", DEFAULT).charging();
    s.passes(minutes(10));
    assertNull(shown(s).cost());
  }

  private static void wants(Scenario s, String triggers) {
    tells(s, "RunningCost", charging(s, ",\"triggerMeterValue\":" + triggers));
  }

  @Test
  void aTimeTriggersMeterValuesOnce() {
    var s = new Scenario().charging();
    Instant at = s.time.now().plus(minutes(7));
    wants(s, "{\"atTime\":\"" + at + "\"}");
    s.passes(minutes(7).minusSeconds(2));
    s.csms.receives("MeterValues", field("transactionId", s.csms.lastTransaction()));
    s.passes(minutes(20));
  }

  @Test
  void energyTriggersMeterValuesOnce() {
    var s = new Scenario().charging();
    wants(s, "{\"atEnergykWh\":2}");
    JsonNode values = s.csms.receivesWithin(minutes(30), expect("MeterValues"));
    double register = values.findValue("value").asDouble();
    assertTrue(register >= 2000 && register < 2100, register + " Wh");
    s.passes(minutes(20));
  }

  @Test
  void powerTriggersMeterValuesEachTimeItCrosses() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    wants(s, "{\"atPowerkW\":5}");
    s.passes(minutes(1));
    assertEquals(List.of(), s.csms.heard("MeterValues"));
    for (int i = 1; i <= 3; i++) {
      boolean draws = i % 2 == 0;
      s.happens(new Stimulus.ChangeCar(1, CarChange.charging(draws)));
      s.passes(minutes(1));
      assertEquals(i, s.csms.heard("MeterValues").size());
    }
  }

  @Test
  void aStatusTriggersMeterValues() {
    var s = new Scenario().charging();
    wants(s, "{\"atCPStatus\":[\"SuspendedEV\"]}");
    s.passes(seconds(5));
    s.car.stopsDrawing();
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status("SuspendedEV")), expect("MeterValues"));
    s.car.draws();
    s.csms.receives("StatusNotification", status("Charging"));
    s.passes(minutes(1));
  }

  @Test
  void customDisplayCostAndPriceIsReadOnlyAndOffMeansNothingIsShown() {
    var s = new Scenario().with("CustomDisplayCostAndPrice", "false");
    s.with("DefaultPrice", DEFAULT).charging();
    assertEquals("Rejected", sets(s, "CustomDisplayCostAndPrice", true));
    assertEquals("Rejected", tells(s, "RunningCost", charging(s, "")));
    assertEquals(PriceDisplay.BLANK, shown(s));
    assertEquals("true", gets(new Scenario().booted(), "CustomDisplayCostAndPrice"));
  }

  @Test
  void numberOfDecimalsForCostValuesRoundsWhatIsShown() {
    var s = new Scenario().with("NumberOfDecimalsForCostValues", "3").charging();
    tells(s, "RunningCost", charging(s, ""));
    s.passes(seconds(1));
    assertEquals(3, requireNonNull(shown(s).cost()).scale());
  }

  /** The note, 3.4.2: as reliable as transaction messages. */
  @Test
  void customIdleFeeAfterStopTellsOfThePulledPlugAlsoAfterAPowerCut() {
    var s = new Scenario().with("CustomIdleFeeAfterStop", "true").charging();
    int transaction = s.csms.lastTransaction();
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(seconds(10));
    s.connection.down();
    s.passes(seconds(5));
    s.car.plugsOut();
    s.passes(seconds(5));
    s.grid.fails();
    s.connection.up();
    s.grid.returns();
    s.passes(minutes(5));
    var told = s.csms.heard("DataTransfer");
    assertEquals(1, told.size());
    JsonNode request = told.getFirst().payload();
    assertEquals("ConnectorUnplugged", request.get("messageId").asString());
    JsonNode data = JSON.readTree(request.get("data").asString());
    assertEquals(transaction, data.get("transactionId").asInt());
    s.passes(Duration.ofHours(1));
    assertEquals(1, s.csms.heard("DataTransfer").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SetUserPrice|{'idToken':'A'}|Rejected",
        "RunningCost|{'transactionId':99}|Rejected",
        "FinalCost|{'transactionId':99,'cost':1,'priceText':''}|Rejected",
        "Unheard|{}|UnknownMessageId"
      })
  void whatIsWrongIsNotAccepted(String message, String data, String status) {
    var s = new Scenario().charging();
    assertEquals(status, tells(s, message, data.replace("'", "\"")));
  }
}
