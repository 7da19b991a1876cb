package hitchpost.simulator.interactive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.live.LiveStation;
import hitchpost.simulator.live.TinyCsms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HandsTest {
  /** In time lapse the usual timeouts are too short for a busy machine. */
  private static final Map<String, String> PATIENT =
      Map.of("MessageTimeout", "3600", "WebSocketPingInterval", "0");

  @TempDir private Path directory;

  @Test
  void aSessionByKeysWithAPowerCutInTheMiddle() throws Exception {
    try (var csms = new TinyCsms();
        var live = new LiveStation(directory, csms.url(), 2, 10, false, PATIENT)) {
      live.station.start();
      csms.next("StatusNotification", s -> status(s, 2, "Available"));
      var hands = new Hands(List.of(live.station), List.of("04A2B3C4", "04D5E6F7"));
      assertEquals(Optional.empty(), hands.choose(2));
      press(hands, Key.PLUG);
      csms.next("StatusNotification", s -> status(s, 2, "Preparing"));
      press(hands, Key.OTHER_CARD);
      JsonNode start = csms.next("StartTransaction");
      assertEquals("04D5E6F7", start.get("idTag").stringValue());
      assertEquals(2, start.get("connectorId").intValue());
      csms.next("StatusNotification", s -> status(s, 2, "Charging"));

      press(hands, Key.POWER);
      assertFalse(hands.powered());
      assertEquals("1006", csms.nextClose());
      press(hands, Key.POWER);
      assertEquals("PowerLoss", csms.next("StopTransaction").get("reason").stringValue());
      press(hands, Key.PLUG);
      csms.next("StatusNotification", s -> status(s, 2, "Available"));
    }
  }

  @Test
  void everyOtherKeyDoesAndUndoesItsThing() throws Exception {
    try (var csms = new TinyCsms();
        var live = new LiveStation(directory, csms.url(), 2, 1, false, Map.of())) {
      live.station.start();
      csms.next("StatusNotification", s -> status(s, 2, "Available"));
      var hands = new Hands(List.of(live.station), List.of("04A2B3C4"));
      assertEquals(Optional.of("there is no EVSE 3"), hands.choose(3));
      assertTrue(hands.press(Key.CAR).isPresent(), "no car is there");
      assertTrue(hands.press(Key.JAM).isPresent(), "a fixed cable has no lock");
      hands.choose(2);
      press(hands, Key.FAULT);
      csms.next("StatusNotification", s -> status(s, 2, "Faulted"));
      press(hands, Key.FAULT);
      csms.next("StatusNotification", s -> status(s, 2, "Available"));
      press(hands, Key.JAM);
      press(hands, Key.METER);
      press(hands, Key.EMERGENCY);
      press(hands, Key.TAMPER);
      var broken = live.station.hardware();
      assertTrue(broken.evses().get(1).connectors().getFirst().jammed());
      assertEquals(MeterLink.SILENT, broken.evses().get(1).meter().link());
      assertTrue(broken.emergencyStop());
      assertTrue(broken.tampered());
      List.of(Key.JAM, Key.METER, Key.EMERGENCY, Key.TAMPER).forEach(key -> press(hands, key));
      var whole = live.station.hardware();
      assertFalse(whole.evses().get(1).connectors().getFirst().jammed());
      assertEquals(MeterLink.ANSWERS, whole.evses().get(1).meter().link());
      assertFalse(whole.emergencyStop());
      assertFalse(whole.tampered());
      press(hands, Key.NETWORK);
      assertFalse(hands.networked());
      assertEquals("1006", csms.nextClose());
      press(hands, Key.NETWORK);
      assertTrue(hands.networked());
    }
  }

  private static void press(Hands hands, Key key) {
    assertEquals(Optional.empty(), hands.press(key));
  }

  private static boolean status(JsonNode payload, int connector, String status) {
    return payload.get("connectorId").intValue() == connector
        && payload.get("status").stringValue().equals(status);
  }
}
