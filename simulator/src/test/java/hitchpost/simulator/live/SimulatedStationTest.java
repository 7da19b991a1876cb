package hitchpost.simulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.hardware.Stimulus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SimulatedStationTest {
  @TempDir private Path directory;

  @Test
  void aCarChargesOverARealSocketAndIsBilledWhatTheMeterShows() throws Exception {
    try (var csms = new TinyCsms();
        var live = station(csms, 60, Map.of("MeterValueSampleInterval", "60"))) {
      live.station.start();
      assertEquals(
          "Hitchpost", csms.next("BootNotification").get("chargePointVendor").stringValue());
      csms.next("StatusNotification", s -> status(s, 1, "Available"));
      live.plugIn();
      csms.next("StatusNotification", s -> status(s, 1, "Preparing"));
      live.present("04A2B3C4");
      JsonNode start = csms.next("StartTransaction");
      assertEquals(0, start.get("meterStart").intValue());
      csms.next("StatusNotification", s -> status(s, 1, "Charging"));
      csms.next("MeterValues");

      var charging = live.station.snapshot().get(60, TimeUnit.SECONDS).evses().getFirst();
      assertEquals("Charging", charging.connectors().getFirst().ocpp16Status());
      assertEquals("Occupied", charging.connectors().getFirst().status());
      assertEquals("04A2B3C4", charging.session().idToken());
      assertEquals("101", charging.session().csmsTransactionId());
      assertEquals("Charging", charging.session().chargingState());
      assertEquals(new BigDecimal("32"), charging.session().offeredCurrent());
      assertEquals(new BigDecimal("22080"), charging.power());

      live.present("04A2B3C4");
      JsonNode stop = csms.next("StopTransaction");
      assertEquals("Local", stop.get("reason").stringValue());
      var meter = live.station.hardware().evses().getFirst().meter();
      assertEquals(meter.registerMilliWattHours() / 1000, stop.get("meterStop").longValue());
      assertTrue(stop.get("meterStop").longValue() > 0);
      assertNull(live.station.snapshot().get(60, TimeUnit.SECONDS).evses().getFirst().session());
    }
  }

  @Test
  void metersRememberAndATransactionThatWasCutOffEndsWithPowerLoss() throws Exception {
    try (var csms = new TinyCsms()) {
      long before;
      try (var live = station(csms, 60, Map.of("MeterValueSampleInterval", "30"))) {
        live.station.start();
        csms.next("StatusNotification", s -> status(s, 1, "Available"));
        live.plugIn();
        live.present("04A2B3C4");
        csms.next("MeterValues");
        csms.next("MeterValues");
        live.station.close();
        before = live.station.hardware().evses().getFirst().meter().registerMilliWattHours();
      }
      assertEquals("1006", csms.nextClose());
      assertTrue(csms.rest().stream().noneMatch(c -> c.action().equals("StopTransaction")));
      try (var live = station(csms, 1, Map.of())) {
        live.station.start();
        JsonNode stop = csms.next("StopTransaction");
        assertEquals("PowerLoss", stop.get("reason").stringValue());
        assertEquals(101, stop.get("transactionId").intValue());
        assertTrue(stop.get("meterStop").longValue() <= before / 1000);
        assertEquals(
            before, live.station.hardware().evses().getFirst().meter().registerMilliWattHours());
        assertNull(live.station.hardware().evses().getFirst().car());
      }
    }
  }

  @Test
  void withoutNetworkTheStationIsOfflineAndComesBackAtOnceWhenItIsThere() throws Exception {
    try (var csms = new TinyCsms();
        var live = station(csms, 1, Map.of("AllowOfflineTxForUnknownId", "true"))) {
      live.station.start();
      // what comes after the boot shows that the station knows that it is accepted
      csms.next("StatusNotification", s -> status(s, 1, "Available"));
      live.station.disconnect();
      assertEquals("1006", csms.nextClose());
      live.plugIn();
      live.present("04A2B3C4");
      assertNotNull(session(live));
      assertEquals("disconnected", live.station.snapshot().get(60, TimeUnit.SECONDS).connection());

      live.station.reconnect();
      csms.next("StartTransaction");
      live.station.stimulate(new Stimulus.PlugOut(1, 1));
      assertEquals("EVDisconnected", csms.next("StopTransaction").get("reason").stringValue());
      assertEquals(
          List.of(),
          csms.rest().stream().filter(c -> c.action().equals("BootNotification")).toList());
    }
  }

  @Test
  void f28_whatHappensWhileTheCsmsIsGoneArrivesInOrderAndOnceWhenItIsBack() throws Exception {
    var first = new TinyCsms();
    try (var live = station(first, 1, Map.of("MeterValueSampleInterval", "1"))) {
      live.station.start();
      first.next("StatusNotification", s -> status(s, 1, "Available"));
      live.plugIn();
      live.present("04A2B3C4");
      first.next("MeterValues");
      first.close();
      awaitWaiting(live, 3);
      live.present("04A2B3C4");
      try (var second = new TinyCsms()) {
        live.csmsMoves(second.url());
        live.station.reconnect();
        JsonNode stop = second.next("StopTransaction");
        assertEquals(101, stop.get("transactionId").intValue());
        List<TinyCsms.Call> calls = second.all();
        List<String> actions = calls.stream().map(TinyCsms.Call::action).toList();
        assertTrue(actions.indexOf("MeterValues") < actions.indexOf("StopTransaction"));
        assertEquals(
            1, actions.stream().filter(action -> action.equals("StopTransaction")).count());
        List<String> times =
            calls.stream()
                .filter(call -> call.action().equals("MeterValues"))
                .map(call -> call.payload().get("meterValue").get(0).get("timestamp").stringValue())
                .toList();
        assertEquals(times.stream().distinct().sorted().toList(), times);
      }
    }
  }

  private static void awaitWaiting(LiveStation live, int records) throws Exception {
    while (live.station.runner().look(view -> view.recordsWaiting()).get(60, TimeUnit.SECONDS)
        < records) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aResetOverOcppLeavesTheCarWhereItIs() throws Exception {
    try (var csms = new TinyCsms();
        var live = station(csms, 1, Map.of())) {
      live.station.start();
      csms.next("BootNotification");
      csms.next("StatusNotification", s -> status(s, 1, "Available"));
      live.plugIn();
      csms.next("StatusNotification", s -> status(s, 1, "Preparing"));
      assertEquals(
          "Accepted", csms.call("Reset", "{\"type\":\"Hard\"}").get("status").stringValue());
      assertEquals("1001", csms.nextClose());
      csms.next("BootNotification");
      csms.next("StatusNotification", s -> status(s, 1, "Preparing"));
      assertNotNull(live.station.hardware().evses().getFirst().car());
    }
  }

  private static StationSnapshot.SessionSnapshot session(LiveStation live) throws Exception {
    while (true) {
      var session = live.station.snapshot().get(60, TimeUnit.SECONDS).evses().getFirst().session();
      if (session != null) {
        return session;
      }
    }
  }

  /** A patient station: in time lapse the usual timeouts are too short for a busy machine. */
  private LiveStation station(TinyCsms csms, int lapse, Map<String, String> more) {
    Map<String, String> keys =
        new TreeMap<>(Map.of("MessageTimeout", "3600", "WebSocketPingInterval", "0"));
    keys.putAll(more);
    return new LiveStation(directory, csms.url(), 1, lapse, false, keys);
  }

  private static boolean status(JsonNode payload, int connector, String status) {
    return payload.get("connectorId").intValue() == connector
        && payload.get("status").stringValue().equals(status);
  }
}
