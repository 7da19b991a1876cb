package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.safety.Obstacle;
import hitchpost.station.file.OcppVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One device is pulled in mid-session. */
class PulledDeviceTest {
  private static final String CARD = "04A2B3C4";

  @TempDir Path folder;

  @Test
  void readerIsAFaultOfTheStationAndStopsTheSessionWhenItIsBack() {
    try (var post = new OpenEvsePost(folder);
        var site = new RealSite(folder, OcppVersion.V1_6, post.file(), Drivers.known())) {
      site.untilLinked("board", true);
      site.untilLinked("cards", true);
      post.plugCar();
      site.untilStatus("Preparing");
      post.cards.present(CARD);
      site.untilStatus("Charging/null");

      post.cards.unplug();
      site.untilStationStatus("Available/ReaderFailure");
      assertTrue(post.charges());
      assertFalse(site.ended());

      post.cards.plug();
      site.untilStationStatus("Available/null");
      assertTrue(site.status().startsWith("Charging"), site.status());
      post.cards.present(CARD);
      site.until("the transaction ends", site::ended);
      assertEquals("Local", site.stopReason());
      site.until("power ends", () -> !post.charges());
    }
  }

  @Test
  void meterThatIsGoneEndsTheSessionAtItsLastRegister() {
    try (var post = new MemoryPost(folder)) {
      post.importSteps(123_456);
      try (var site = new RealSite(folder, OcppVersion.V1_6, post.file(), post.drivers())) {
        new GpioSession(post, site).beginByCard();
        post.importSteps(123_457);
        site.untilRegister(1_234_570_000L);
        post.killMeter();
        site.untilStatus("Faulted/PowerMeterFailure");
        site.until("power ends", () -> !post.charges());
        site.until("the transaction ends", site::ended);
        assertEquals(10, site.billedWattHours());
      }
    }
  }

  @Test
  void chipOfABoardKeepsItsSession() {
    try (var post = new MemoryPost(folder)) {
      post.importSteps(123_456);
      String file = post.file("emergencyStopClosed");
      try (var site = new RealSite(folder, OcppVersion.V1_6, file, post.drivers())) {
        new GpioSession(post, site).beginByCard();
        post.unplugChip();
        site.untilObstacle(Obstacle.BOARD_UNREACHABLE);
        site.untilStatus("Faulted/InternalError");
        assertFalse(site.ended());
        post.plugChip();
        site.untilStatus("Charging");
        site.until("power flows", post::charges);
        assertEquals(1, site.transactions().size());
      }
    }
  }

  @Test
  void chipWithTheEmergencyStopCountsAsItsPress() {
    try (var post = new MemoryPost(folder)) {
      post.importSteps(123_456);
      try (var site = new RealSite(folder, OcppVersion.V1_6, post.file(), post.drivers())) {
        new GpioSession(post, site).beginByCard();
        post.unplugChip();
        site.until("the transaction ends", site::ended);
        assertEquals("EmergencyStop", site.stopReason());
        post.plugChip();
        site.untilLinked("post", true);
        site.untilStatus("Finishing");
        assertFalse(post.charges());
      }
    }
  }
}
