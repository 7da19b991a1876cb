package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.driver.Drivers;
import hitchpost.simulator.run.Site.Bill;
import hitchpost.station.file.OcppVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Sessions of {@code hitchpost run}, from the station file to the bill of the CSMS, over devices
 * that are emulated in processes of their own. What the CSMS bills is what the register moved.
 */
@ParameterizedClass
@EnumSource
class EmulatedSessionTest {
  private static final String CARD = "04A2B3C4";

  @Parameter OcppVersion version;
  @TempDir Path folder;

  private RealSite site(String file, Drivers drivers) {
    return new RealSite(folder, version, file, drivers);
  }

  private void assertBilled(Bill expected, RealSite site) {
    assertEquals(expected, site.bill());
    if (version == OcppVersion.V2_0_1) {
      List<JsonNode> events = site.said("TransactionEvent");
      assertRegister("Started", "Transaction.Begin", events.getFirst());
      assertRegister("Ended", "Transaction.End", events.getLast());
    }
  }

  /** Source: OCPP 2.0.1 part 2, E02.FR.09 and E06.FR.11. */
  private static void assertRegister(String type, String context, JsonNode event) {
    assertEquals(type, event.path("eventType").asString());
    assertTrue(
        event.findValues("context").stream().anyMatch(found -> found.asString().equals(context)),
        event.toString());
  }

  @Test
  void openEvseWithItsOwnMeterBillsItsRegister() {
    try (var post = new OpenEvsePost(folder);
        var site = site(post.file(), Drivers.known())) {
      site.untilFree();
      site.untilLinked("cards", true);
      site.untilRegister(5_000_000);
      assertEquals(5_000, post.wattHours());
      post.plugCar();
      site.untilConnected();
      assertFalse(post.charges(), "nobody has shown a card");
      post.cards.present(CARD);
      site.untilCharging();
      assertTrue(post.charges());
      for (int i = 1; i <= 3; i++) {
        // 4.5 Wh, of which the board counts whole ones
        post.count(16_200);
        site.untilRegister(post.wattHours() * 1000);
      }
      post.unplugCar();
      site.until("the transaction ends", site::ended);
      assertEquals(5_013, post.wattHours());
      assertBilled(new Bill(5_000_000, 5_013_000, "EVDisconnected"), site);
      site.untilFree();
    }
  }

  @Test
  void boardAndMeterOnOneBusBillTheRegisterOfTheMeter() {
    try (var post = new BusPost(folder)) {
      post.importKilowattHours(12_345.678f);
      try (var site = site(post.file(), Drivers.known())) {
        site.untilFree();
        site.untilLinked("cards", true);
        site.untilRegister(12_345_678_000L);
        post.car("C");
        site.untilConnected();
        assertFalse(post.charges(), "nobody has shown a card");
        post.cards.present(CARD);
        site.untilCharging();
        assertTrue(post.charges());
        // the register is a float, whose steps are of 1 Wh or so up there
        for (float register : new float[] {12_345.684f, 12_345.69f, 12_345.695f}) {
          post.importKilowattHours(register);
          site.untilRegister(milliWattHours(post.importKilowattHours()));
        }
        post.car("A");
        site.until("the transaction ends", site::ended);
        assertEquals(12_345_695_000L, milliWattHours(post.importKilowattHours()));
        assertBilled(new Bill(12_345_678_000L, 12_345_695_000L, "EVDisconnected"), site);
        site.until("power ends", () -> !post.charges());
        site.untilFree();
      }
    }
  }

  private static long milliWattHours(float kilowattHours) {
    return new BigDecimal(Float.toString(kilowattHours)).movePointRight(6).longValueExact();
  }

  @Test
  void socketAtGpioLinesWithAMeterOnTheNetworkBillsItsRegister() {
    try (var post = new MemoryPost(folder)) {
      post.importSteps(123_456);
      try (var site = site(post.file(), post.drivers())) {
        var session = new GpioSession(post, site);
        session.beginByCsms();
        session.count(3);
        session.endByCsms();
        assertEquals(1_234_590, post.wattHours());
        assertBilled(new Bill(1_234_560_000, 1_234_590_000, "Remote"), site);
      }
    }
  }

  @Test
  void theNextDriverNeedNotWaitUntilTheLockHasOpened() {
    try (var post = new MemoryPost(folder)) {
      try (var site = site(post.file(), post.drivers())) {
        var session = new GpioSession(post, site);
        session.beginByCsms();
        session.endByCsms();
        post.unplugCar();
        session.beginByCsms();
        assertEquals(2, site.transactions().size());
      }
    }
  }
}
