package hitchpost.simulator.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCTT 2.9, Meter values. */
class MeterValuesTest {
  private static final List<String> MEASURANDS =
      List.of("Energy.Active.Import.Register", "Power.Active.Import", "Voltage", "Current.Import");

  @Test
  void TC_070_CS() {
    var s =
        new Scenario()
            .with("MeterValueSampleInterval", "20")
            .with("ClockAlignedDataInterval", "0")
            .with("MeterValuesSampledData", String.join(",", MEASURANDS))
            .charging();
    var samples = receivesThree(s, 20);
    assertEquals(List.of(20L, 20L), distances(samples));
    samples.forEach(sample -> hasEveryMeasurand(sample, MEASURANDS, "Sample.Periodic"));
  }

  @Test
  void TC_070_CS_emptyListMeansTheRegister() {
    var s =
        new Scenario()
            .with("MeterValueSampleInterval", "20")
            .with("MeterValuesSampledData", "")
            .charging();
    receivesThree(s, 20)
        .forEach(sample ->
            hasEveryMeasurand(sample, List.of("Energy.Active.Import.Register"), "Sample.Periodic"));
  }

  @Test
  void TC_071_CS() {
    var s =
        new Scenario()
            .with("MeterValueSampleInterval", "0")
            .with("ClockAlignedDataInterval", "20")
            .with("MeterValuesAlignedData", String.join(",", MEASURANDS))
            .charging();
    var samples = receivesThree(s, 20);
    assertEquals(List.of(20L, 20L), distances(samples));
    for (JsonNode sample : samples) {
      Instant at = Instant.parse(sample.get("timestamp").asString());
      assertEquals(0, at.getEpochSecond() % 20);
      assertEquals(0, at.getNano());
      hasEveryMeasurand(sample, MEASURANDS, "Sample.Clock");
    }
  }

  private static List<JsonNode> receivesThree(Scenario s, int seconds) {
    var samples = new ArrayList<JsonNode>();
    for (int i = 0; i < 3; i++) {
      var payload =
          s.csms.receivesWithin(
              Duration.ofSeconds(seconds + 1),
              TestCsms.expect(
                  "MeterValues",
                  Match.connector(1),
                  Match.field("transactionId", s.csms.lastTransaction())));
      samples.add(payload.get("meterValue").get(0));
    }
    return samples;
  }

  private static List<Long> distances(List<JsonNode> samples) {
    var distances = new ArrayList<Long>();
    for (int i = 1; i < samples.size(); i++) {
      Instant before = Instant.parse(samples.get(i - 1).get("timestamp").asString());
      Instant after = Instant.parse(samples.get(i).get("timestamp").asString());
      distances.add(Duration.between(before, after).toSeconds());
    }
    return distances;
  }

  private static void hasEveryMeasurand(JsonNode sample, List<String> wanted, String context) {
    var found = new ArrayList<String>();
    for (JsonNode value : sample.get("sampledValue")) {
      assertEquals(context, value.get("context").asString());
      String measurand = value.get("measurand").asString();
      if (!found.contains(measurand)) {
        found.add(measurand);
      }
    }
    assertEquals(wanted, found);
  }
}
