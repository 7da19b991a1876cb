package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.driver.Drivers;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.StationFile;
import hitchpost.station.journal.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code hitchpost run} whole, on hardware in memory. */
class RunTest {
  private static final String FILE =
      """
      hardware:
        devices:
          - {name: m, type: memory}
      evses:
        - connectors: [{type: sType2}]
          hardware: {board: m, meter: m.meter, lock: m.lock, sessionSeconds: %d, onMeterLoss: %s}
      """;

  @TempDir Path folder;

  private final MemoryDriver parts = new MemoryDriver();

  private RealSite site(OcppVersion version, int sessionSeconds, String onMeterLoss) {
    return new RealSite(
        folder, version, FILE.formatted(sessionSeconds, onMeterLoss), new Drivers(List.of(parts)));
  }

  private RealSite site() {
    return site(OcppVersion.V1_6, 60, "continue");
  }

  private void charge(RealSite site) {
    site.untilStatus("Available");
    parts.board.plug(true);
    parts.reader.present("04A2B3C4");
    site.until("power flows", parts.board::closed);
    site.until("the transaction is known", () -> !site.transactions().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsBilledByTheRegisterExactly(OcppVersion version) {
    try (var site = site(version, 60, "continue")) {
      charge(site);
      parts.meter.count(7_654_000);
      parts.reader.present("04A2B3C4");
      site.until("the transaction ends", site::ended);
      assertEquals(7_654, site.billedWattHours());
      // nobody waits for the board before he tells of the end
      site.until("power ends", () -> !parts.board.closed());
      site.until("the watchdog of the board is fed", parts.board::fed);
    }
  }

  @Test
  void theStationStartsWithoutAnyDeviceAndFindsThemLater() {
    parts.board.there(false);
    parts.meter.there(false);
    parts.reader.there(false);
    try (var site = site()) {
      site.untilStatus("Faulted/InternalError");
      parts.board.there(true);
      parts.meter.there(true);
      parts.reader.there(true);
      charge(site);
    }
  }

  @Test
  void aBoardThatIsPulledKeepsItsSessionAndGoesOnWhenItIsBack() {
    try (var site = site()) {
      charge(site);
      parts.board.there(false);
      site.untilStatus("Faulted/InternalError");
      assertFalse(site.ended());
      parts.board.there(true);
      site.untilStatus("Charging");
      site.until("power flows", parts.board::closed);
      assertEquals(1, site.transactions().size());
      assertFalse(site.ended());
    }
  }

  @Test
  void aBoardThatStaysAwayEndsItsSession() {
    try (var site = site(OcppVersion.V1_6, 4, "continue")) {
      charge(site);
      parts.board.there(false);
      site.until("the transaction ends", site::ended);
    }
  }

  @Test
  void aMeterThatIsPulledEndsTheSessionWhereTheOwnerWantsThat() {
    try (var site = site(OcppVersion.V1_6, 60, "stop")) {
      charge(site);
      parts.meter.there(false);
      site.until("power ends", () -> !parts.board.closed());
      site.untilStatus("Faulted/PowerMeterFailure");
      site.until("the transaction ends", site::ended);
    }
  }

  @Test
  void aMeterThatIsPulledChangesNothingOtherwise() {
    try (var site = site()) {
      charge(site);
      parts.meter.there(false);
      site.untilStatus("Charging/PowerMeterFailure");
      assertTrue(parts.board.closed());
      parts.meter.there(true);
      site.untilStatus("Charging/null");
      parts.meter.count(1_000_000);
      parts.reader.present("04A2B3C4");
      site.until("the transaction ends", site::ended);
      assertEquals(1_000, site.billedWattHours());
    }
  }

  @Test
  void theEmergencyStopCutsThePowerInTheSameMoment() {
    try (var site = site()) {
      charge(site);
      parts.stop.press(true);
      // by this thread, or by the one that is at the board already
      site.until("power ends", () -> !parts.board.closed());
      site.until("the transaction ends", site::ended);
      assertEquals("EmergencyStop", site.stopReason());
    }
  }

  @Test
  void aWeldedContactorIsRememberedOverARestart() {
    try (var site = site()) {
      charge(site);
      parts.board.weld();
      parts.reader.present("04A2B3C4");
      site.until("it is latched", () -> Files.exists(folder.resolve("data/latched-faults.txt")));
      site.untilStatus("Faulted/PowerSwitchFailure");
    }
    try (var site = site()) {
      site.untilStatus("Faulted/PowerSwitchFailure");
      assertEquals(Position.LOCKED, parts.lock.position());
    }
  }

  @Test
  void secondProgramWithTheSameStorageTouchesNoHardware() {
    var theirs = new MemoryDriver();
    var drivers = new Drivers(List.of(theirs));
    String text =
        "stationId: real\ncsms: {url: \"ws://127.0.0.1:9\"}\nstorage: {directory: data}\n"
            + FILE.formatted(60, "continue");
    try (var site = site();
        var second =
            RunningStation.of(
                StationFile.parse(text, folder, () -> drivers), "the second", drivers)) {
      charge(site);
      assertThrows(JournalException.class, second::start);
      assertFalse(theirs.board.started());
      assertTrue(parts.board.closed());
    }
  }

  @Test
  void thePowerSwitchCutsThePower() {
    try (var site = site()) {
      charge(site);
    }
    assertFalse(parts.board.closed());
    assertTrue(parts.board.offered().pause());
  }
}
