package hitchpost.simulator.installer;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.rig.StationHardware;
import hitchpost.simulator.run.MemoryDriver;
import hitchpost.station.file.StationFile;
import hitchpost.station.hardware.HardwareAssembly;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The devices of a station file whose parts are in memory. */
final class MemorySite {
  private static final String FILE =
      """
      stationId: CP1
      csms: {url: "ws://127.0.0.1:9"}
      hardware:
        devices:
          - {name: m, type: memory}
      evses:
        - connectors: [{type: sType2}]
          hardware:
            board: m
            meter: m.meter
            lock: m.lock
            indicator: m.light
            residualCurrent: [m.rcd]
      """;

  final MemoryDriver parts = new MemoryDriver();
  final StationHardware.Plan plan;

  MemorySite(Path folder) {
    var all = new ArrayList<>(Drivers.known().all());
    all.add(parts);
    var drivers = new Drivers(List.copyOf(all));
    var file = StationFile.parse(FILE, folder, () -> drivers);
    plan = HardwareAssembly.open(file, "the test", drivers, List.of()).plan();
  }
}
