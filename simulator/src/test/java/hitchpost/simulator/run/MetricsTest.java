package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.run.StationReport.DeviceReport;
import hitchpost.simulator.run.StationReport.EvseReport;
import hitchpost.simulator.run.StationReport.TemperatureReport;
import hitchpost.station.hardware.RealStation.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final DeviceReport SHARED =
      new DeviceReport("probe", "/sys/probe", "UP", null, null, null, null, null);

  private static EvseReport evse(int id) {
    return new EvseReport(
        id,
        "Available",
        null,
        null,
        null,
        null,
        BigDecimal.ZERO,
        null,
        null,
        null,
        null,
        null,
        List.of(new TemperatureReport("probe", new BigDecimal("41.5"))),
        0,
        List.of(),
        List.of(SHARED));
  }

  /** A second sample of the same name and labels would spoil the whole answer. */
  @Test
  void sensorThatTwoEvsesShareIsToldOnceAndItsTemperatureOfEach() {
    var report =
        new StationReport("s", true, "Accepted", 0, null, List.of(evse(1), evse(2)), List.of());
    var counts = new Counts(0, Duration.ZERO, Duration.ZERO, 0, 0);
    List<String> samples =
        Metrics.of(report, counts, 0, Map.of())
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.lastIndexOf(' ')))
            .toList();
    assertEquals(samples.stream().distinct().toList(), samples);
    assertTrue(samples.contains("hitchpost_device_up{device=\"probe\"}"), samples.toString());
    assertTrue(
        samples.contains("hitchpost_temperature_celsius{evse=\"2\",sensor=\"probe\"}"),
        samples.toString());
  }
}
