package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.safety.Obstacle;
import hitchpost.hal.testing.FaultyLine;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.station.file.OcppVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of board and meter are pulled in mid-session, and come back under another name. */
class PulledLineTest {
  private static final String CARD = "04A2B3C4";

  @TempDir Path folder;

  @Test
  void openEvseKeepsItsSessionAndBillsWhatFlowedMeanwhileAndAfterItsRestart() {
    try (var post = new OpenEvsePost(folder);
        var site = new RealSite(folder, OcppVersion.V1_6, post.file(), Drivers.known())) {
      site.untilLinked("board", true);
      site.untilLinked("cards", true);
      post.plugCar();
      site.untilStatus("Preparing");
      post.cards.present(CARD);
      site.untilStatus("Charging");

      post.unplugLine();
      site.untilLinked("board", false);
      site.untilObstacle(Obstacle.BOARD_UNREACHABLE);
      site.untilStatus("Faulted/InternalError");
      assertFalse(site.ended());
      post.count(36_000);

      post.plugLine();
      site.untilStatus("Charging");
      site.until("the board charges", post::charges);
      site.untilRegister(post.wattHours() * 1000);

      assertEquals(5_010, post.wattHours());
      post.reboot();
      site.untilReadAnew();
      post.count(7_200);
      assertEquals(5_002, post.wattHours(), "the board has forgotten its session");
      site.untilRegister(5_012_000);
      post.unplugCar();
      site.until("the transaction ends", site::ended);
      assertEquals(1, site.transactions().size());
      assertEquals(12, site.billedWattHours());
    }
  }

  @Test
  void busWithBoardAndMeterKeepsTheSessionAndTakesNoStranger() {
    try (var post = new BusPost(folder)) {
      post.importKilowattHours(100);
      try (var site = new RealSite(folder, OcppVersion.V1_6, post.file(), Drivers.known())) {
        site.untilRegister(100_000_000);
        site.untilLinked("cards", true);
        post.car("C");
        site.untilStatus("Preparing");
        post.cards.present(CARD);
        site.untilStatus("Charging");

        post.unplug();
        site.untilLinked("board", false);
        site.untilLinked("meter", false);
        site.untilStatus("Faulted/InternalError");
        assertFalse(site.ended());
        post.importKilowattHours(100.003f);

        try (var other = new FaultyLine();
            var stranger = ModbusPeer.serial(other.devicePath(), BusPost.otherDevices())) {
          post.leadTo(other);
          site.untilCause("board", "this is no EVSE-WB-DIN");
          site.untilCause("meter", "this is no Eastron SDM630");
          assertFalse(site.ended());
          stranger.kill();
        }

        post.plug();
        site.untilStatus("Charging");
        site.until("the board charges", post::charges);
        site.untilRegister(100_003_000);
        post.car("A");
        site.until("the transaction ends", site::ended);
        assertEquals(1, site.transactions().size());
        assertEquals(3, site.billedWattHours());
      }
    }
  }
}
