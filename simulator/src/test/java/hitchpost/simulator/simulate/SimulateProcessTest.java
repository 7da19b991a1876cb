package hitchpost.simulator.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.live.TinyCsms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program as a whole: how it starts, how it ends, and what it knows afterwards. */
@Timeout(180)
class SimulateProcessTest {
  @TempDir private Path directory;

  @Test
  void afterAKillTheTransactionEndsOnceWithPowerLossAndTheLastDurableMeterValue() throws Exception {
    try (var csms = new TinyCsms()) {
      long sampled;
      int transaction;
      try (var program = station(csms, "\"MeterValueSampleInterval\":\"1\"")) {
        URI control = program.control();
        csms.next("StatusNotification", SimulateProcessTest::isAvailable);
        charge(program, control);
        csms.next("StartTransaction");
        csms.next("MeterValues", m -> register(m) > 0);
        JsonNode last = csms.next("MeterValues");
        sampled = register(last);
        transaction = last.get("transactionId").intValue();
        program.kill();
        program.exitCode();
      }
      try (var program = station(csms, "")) {
        URI control = program.control();
        JsonNode stop = csms.next("StopTransaction");
        assertEquals("PowerLoss", stop.get("reason").stringValue());
        assertEquals(transaction, stop.get("transactionId").intValue());
        assertEquals("04A2B3C4", stop.get("idTag").stringValue());
        assertTrue(stop.get("meterStop").longValue() >= sampled, stop.toString());

        // a new driver comes: by then the old transaction is long done with
        charge(program, control);
        JsonNode start = csms.next("StartTransaction");
        assertTrue(
            start.get("meterStart").longValue() >= stop.get("meterStop").longValue(),
            start.toString());
        csms.next("StatusNotification", s -> s.get("status").stringValue().equals("Charging"));
        program.call(control, "POST", "/evses/1/plug-out", "{}");
        JsonNode next = csms.next("StopTransaction");
        assertFalse(next.get("transactionId").intValue() == transaction, next.toString());
      }
    }
  }

  @Test
  void sigtermIsThePowerSwitch() throws Exception {
    try (var csms = new TinyCsms();
        var program = station(csms, "")) {
      URI control = program.control();
      csms.next("StatusNotification", SimulateProcessTest::isAvailable);
      charge(program, control);
      csms.next("StartTransaction");
      program.terminate();
      assertEquals(0, program.exitCode(), program.said());
      assertEquals("1006", csms.nextClose());
      assertTrue(csms.rest().stream().noneMatch(c -> c.action().equals("StopTransaction")));
    }
  }

  @Test
  void shutdownIsThePowerSwitchToo() throws Exception {
    try (var csms = new TinyCsms();
        var program = station(csms, "")) {
      program.call(program.control(), "POST", "/shutdown", "{}");
      assertEquals(0, program.exitCode(), program.said());
    }
  }

  @Test
  void aMainsFailureWithoutBatteryIsAKill() throws Exception {
    try (var csms = new TinyCsms();
        var program = station(csms, "")) {
      program.call(program.control(), "PATCH", "/power", "{\"supply\":\"lost\"}");
      assertEquals(137, program.exitCode(), program.said());
    }
  }

  @Test
  void aResetMayEndTheProgramOnceItIsAnswered() throws Exception {
    try (var csms = new TinyCsms();
        var program = station(csms, "", "\"onReset\":\"exit\"")) {
      program.control();
      csms.next("BootNotification");
      JsonNode answer = csms.call("Reset", "{\"type\":\"Hard\"}");
      assertEquals("Accepted", answer.get("status").stringValue());
      assertEquals(0, program.exitCode(), program.said());
      assertEquals("1001", csms.nextClose());
    }
  }

  @Test
  void aWrongFileEndsWithCode2AndThePathsOfAllMistakes() throws Exception {
    Path file = directory.resolve("station.json");
    Files.writeString(
        file,
        """
        {"stationId":"cp001","ocppVersions":["1.6"],"csms":{"url":"ws://127.0.0.1:1"},
         "evses":[{"id":1}],
         "configurationKeys":{"HeartbeatInterval":"never","ConnectionTimeOut":"-1"}}
        """);
    try (var program = new Program("simulate", "--config", file.toString())) {
      assertEquals(2, program.exitCode());
      assertTrue(program.said().contains("$.configurationKeys.HeartbeatInterval"), program.said());
      assertTrue(program.said().contains("$.configurationKeys.ConnectionTimeOut"), program.said());
    }
  }

  @Test
  void withoutAFileTheOptionsAreTheStation() throws Exception {
    try (var csms = new TinyCsms();
        var program =
            new Program(
                "simulate",
                "--csms",
                csms.url().toString(),
                "--id",
                "CP 1",
                "--evses",
                "2",
                "--storage",
                directory.resolve("CP1").toString(),
                "--log-messages")) {
      program.control();
      csms.next("BootNotification");
      csms.next("StatusNotification", s -> s.get("connectorId").intValue() == 2);
      program.terminate();
      assertEquals(0, program.exitCode());
      assertTrue(program.said().contains("CP 1  -> [2,"), program.said());
      assertTrue(program.said().contains("BootNotification"), program.said());
    }
  }

  @Test
  void aFactoryResetForgetsEverything() throws Exception {
    try (var csms = new TinyCsms()) {
      try (var program = station(csms, "")) {
        URI control = program.control();
        program.call(control, "PATCH", "/evses/1/meter", "{\"energyWh\":5000}");
        csms.next("BootNotification");
        csms.call("ChangeConfiguration", "{\"key\":\"MinimumStatusDuration\",\"value\":\"7\"}");
        program.terminate();
        assertEquals(0, program.exitCode());
      }
      try (var program =
          new Program("simulate", "--config", file().toString(), "--factory-reset")) {
        URI control = program.control();
        csms.next("BootNotification");
        JsonNode answer = csms.call("GetConfiguration", "{\"key\":[\"MinimumStatusDuration\"]}");
        assertEquals("0", answer.get("configurationKey").get(0).get("value").stringValue());
        csms.next("StatusNotification", SimulateProcessTest::isAvailable);
        charge(program, control);
        assertEquals(0, csms.next("StartTransaction").get("meterStart").intValue());
      }
    }
  }

  @Test
  void aStorageThatIsInUseIsNamed() throws Exception {
    try (var csms = new TinyCsms();
        var program = station(csms, "")) {
      program.control();
      try (var second = new Program("simulate", "--config", file().toString())) {
        assertEquals(1, second.exitCode());
        assertTrue(second.said().contains("is running with the storage"), second.said());
      }
    }
  }

  private static void charge(Program program, URI control)
      throws IOException, InterruptedException {
    program.call(control, "POST", "/evses/1/plug-in", "{\"ev\":{\"startDelaySeconds\":0}}");
    program.call(control, "POST", "/tokens", "{\"idToken\":\"04A2B3C4\"}");
  }

  /** Until then the station has nobody to ask about a token. */
  private static boolean isAvailable(JsonNode status) {
    return status.get("connectorId").intValue() == 1
        && status.get("status").stringValue().equals("Available");
  }

  private static long register(JsonNode meterValues) {
    JsonNode sample = meterValues.get("meterValue").get(0).get("sampledValue").get(0);
    return (long) Double.parseDouble(sample.get("value").stringValue());
  }

  private Path file() {
    return directory.resolve("station.json");
  }

  private Program station(TinyCsms csms, String keys) throws IOException {
    return station(csms, keys, "");
  }

  private Program station(TinyCsms csms, String keys, String behaviour) throws IOException {
    Files.writeString(
        file(),
        """
        {"stationId":"cp001","ocppVersions":["1.6"],"csms":{"url":"%s"},"evses":[{"id":1}],
         "configurationKeys":{%s},"behaviour":{%s},"storage":{"directory":"data"}}
        """
            .formatted(csms.url(), keys, behaviour));
    return new Program("simulate", "--config", file().toString());
  }
}
