package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.link.PseudoTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hitchpost run} with a Modbus meter beside a board in memory. */
class MeteredRunTest {
  private static final String FILE =
      """
      hardware:
        buses:
          - {name: net, tcp: "%s"}
          - {name: tty, serial: "%s"}
        devices:
          - {name: m, type: memory}
          - {name: rfid, type: line-rfid, bus: tty}
          - {name: b23, type: modbus-meter, bus: net, model: abb-b23, pollMillis: 200}
      evses:
        - connectors: [{type: sType2}]
          hardware: {board: m, meter: b23, lock: m.lock}
      """;

  /** Import register of the meter, hundredths of a kilowatt-hour. */
  private static final int IMPORT = 0x5000;

  @TempDir Path folder;

  private final MemoryDriver parts = new MemoryDriver();

  private Drivers drivers() {
    var all = new ArrayList<>(Drivers.known().all());
    all.add(parts);
    return new Drivers(List.copyOf(all));
  }

  @Test
  void anAbbMeterIsBilledExactlyToACardOnASerialLine() throws IOException {
    try (var meter = new TcpMeter();
        var tty = PseudoTerminal.open()) {
      // a frequency of 50 Hz shows that this is the meter
      meter.set(0x5B2C, 5_000, 1);
      meter.set(IMPORT, 123_456, 4);
      try (var site =
          new RealSite(folder, "1.6", FILE.formatted(meter.address(), tty.path()), drivers())) {
        site.untilStatus("Available");
        site.until("the meter is read", () -> quality(site) == Quality.GOOD);
        site.until("the reader is there", () -> up(site, "rfid"));
        parts.board.plug(true);
        tty.write("04A2B3C4\r".getBytes(StandardCharsets.US_ASCII));
        site.until("power flows", parts.board::closed);
        site.until("the transaction is known", () -> !site.transactions().isEmpty());
        meter.set(IMPORT, 123_456 + 1, 4);
        parts.reader.present("04A2B3C4");
        site.until("the transaction ends", site::ended);
        assertEquals(10, site.billedWattHours());
      }
    }
  }

  private static boolean up(RealSite site, String device) {
    return site.running().station().hardware().others().stream()
        .anyMatch(status -> status.name().equals(device) && status.link().up());
  }

  private static Quality quality(RealSite site) {
    var sample = site.running().station().evses().getFirst().meter();
    return sample == null ? Quality.MISSING : sample.quality();
  }
}
