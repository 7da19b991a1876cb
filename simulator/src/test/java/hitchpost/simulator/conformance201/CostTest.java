package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hitchpost.core.hardware.PriceDisplay;
import hitchpost.core.hardware.PriceDisplay.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.10: what a driver reads of prices and costs. */
class CostTest {
  private static final String CARD = Scenario201.CARD;

  private static PriceDisplay display(Scenario201 s) {
    return s.site.hardware(1).price();
  }

  private static void shows(Scenario201 s, Kind kind, String text, String cost) {
    s.site.time.pass(Duration.ofMillis(10));
    assertEquals(new PriceDisplay(kind, text, new BigDecimal(cost), "EUR", null), display(s));
  }

  private static String saying(String text) {
    return "{\"format\":\"UTF8\",\"language\":\"en\",\"content\":\"" + text + "\"}";
  }

  /** Plugged in, with a card that the CSMS has a price for. */
  private static Scenario201 welcomed() {
    var s =
        new Scenario201()
            .startingAt(EV_CONNECTED)
            .with("SampledDataCtrlr.TxUpdatedInterval", "10")
            .booted()
            .evConnected();
    s.driver.presents(CARD);
    s.csms.receives(
        expect("Authorize", token(CARD))
            .answering(
                "{\"idTokenInfo\":{\"status\":\"Accepted\",\"personalMessage\":"
                    + saying("0.30 a kWh")
                    + "}}"));
    s.csms.receives("TransactionEvent", updated("Authorized"), token(CARD));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("Charging"));
    return s;
  }

  @Test
  @Tag("I01.FR.03")
  @Tag("I02.FR.03")
  @Tag("I06.FR.03")
  void TC_I_01_CS() {
    var s = welcomed();
    assertEquals(PriceDisplay.of(Kind.USER_PRICE, "0.30 a kWh"), display(s));
    for (String cost : new String[] {"1.10", "2.20", "3.30"}) {
      s.csms.receivesWithin(
          Duration.ofSeconds(11),
          expect("TransactionEvent", updated("MeterValuePeriodic"))
              .answering("{\"updatedPersonalMessage\":" + saying("0.25 a kWh") + "}"));
      s.csms.sends(
          "CostUpdated",
          "{\"totalCost\":%s,\"transactionId\":\"%s\"}".formatted(cost, s.transactionId()));
      shows(s, Kind.RUNNING_COST, "0.25 a kWh", cost);
    }
  }

  @Test
  @Tag("I02.FR.04")
  void TC_I_07_CS() {
    var s = welcomed();
    for (String cost : new String[] {"1.10", "2.20", "3.30"}) {
      s.csms.receivesWithin(
          Duration.ofSeconds(11),
          expect("TransactionEvent", updated("MeterValuePeriodic"))
              .answering(
                  "{\"totalCost\":"
                      + cost
                      + ",\"updatedPersonalMessage\":"
                      + saying("0.25 a kWh")
                      + "}"));
      shows(s, Kind.RUNNING_COST, "0.25 a kWh", cost);
    }
  }

  @Test
  @Tag("I03.FR.03")
  void TC_I_02_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.driver.presents(CARD);
    s.csms.receives(
        expect("TransactionEvent", ended("StopAuthorized")).answering("{\"totalCost\":4.40}"));
    shows(s, Kind.FINAL_COST, "", "4.40");
  }

  @Test
  @Tag("I04.FR.01")
  void whoeverHasNoPriceOfTheirOwnReadsTheUsualOne() {
    var s = new Scenario201().with("TariffCostCtrlr.TariffFallbackMessage", "0.45 a kWh").booted();
    assertEquals(PriceDisplay.BLANK, display(s));
    s.authorizedLocally();
    assertEquals(PriceDisplay.of(Kind.PRICE, "0.45 a kWh"), display(s));
    s.energyTransferStarted();
    assertEquals(PriceDisplay.of(Kind.PRICE, "0.45 a kWh"), display(s));
  }

  @Test
  @Tag("I05.FR.02")
  void whoEndsWhileTheCsmsIsAwayReadsWhyThereIsNoCost() {
    var s =
        new Scenario201()
            .with("TariffCostCtrlr.TotalCostFallbackMessage", "The bill comes later")
            .booted()
            .energyTransferStarted();
    s.connection.down();
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(2));
    assertEquals(PriceDisplay.of(Kind.FINAL_COST, "The bill comes later"), display(s));
    assertNull(display(s).cost());
    s.connection.up();
    s.csms.receives(
        expect("TransactionEvent", ended("StopAuthorized")).answering("{\"totalCost\":4.40}"));
    shows(s, Kind.FINAL_COST, "", "4.40");
  }
}
