package hitchpost.simulator.run;

import hitchpost.hal.driver.Drivers;
import hitchpost.station.file.OcppVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hitchpost run} with a simulated EVSE beside a reader on a line of its own. */
class SimulatedRunTest {
  private static final String CARD = "04A2B3C4";

  @TempDir Path folder;

  @Test
  void simulatedEvseChargesForACardAtARealReader() {
    var cards = new CardReader(folder);
    String file =
        """
        hardware:
          buses:
            - {name: card-line, serial: "%s"}
          devices:
            - {name: sim, type: simulated, socket: true, carAfterSeconds: 1, carStaysMinutes: 0}
            - {name: cards, type: line-rfid, bus: card-line}
        evses:
          - connectors: [{type: sType2}]
            hardware:
              board: sim
              meter: sim.meter
              lock: sim.lock
              residualCurrent: [sim.rcd]
              temperatures: [sim.temperature]
              indicator: sim.light
        """
            .formatted(cards.path());
    try (cards;
        var site = new RealSite(folder, OcppVersion.V1_6, file, Drivers.known())) {
      site.untilLinked("cards", true);
      site.untilStatus("Preparing");
      cards.present(CARD);
      site.untilStatus("Charging");
      site.untilCounted(10_000);
    }
  }
}
