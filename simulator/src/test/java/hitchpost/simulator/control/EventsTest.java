package hitchpost.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.LiveStation;
import hitchpost.simulator.live.TinyCsms;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(180)
class EventsTest implements ControlApi.Host {
  @TempDir private Path directory;

  @Test
  void messagesAndSnapshotsComeAsTheyHappenAndAgainForThoseWhoReturn() throws Exception {
    try (var csms = new TinyCsms();
        var live = new LiveStation(directory, csms.url(), 1, 1, false, Map.of());
        var api = ControlApi.start(listen(), List.of(live.station), this);
        var caller = new Caller(api.uri())) {
      live.station.start();
      csms.next("StatusNotification", s -> s.get("connectorId").intValue() == 1);
      long seen;
      try (var events = EventStream.open(caller, "/events", "")) {
        EventStream.Event first = events.next("state");
        assertEquals("Available", status(first));
        caller.post("/evses/1/plug-in", "{}");
        EventStream.Event message = events.next("ocpp");
        if (direction(message).equals("in")) {
          // the answer to what was said last before anybody listened
          message = events.next("ocpp");
        }
        assertEquals("out", direction(message));
        assertEquals("StatusNotification", message.data().get("message").get(2).stringValue());
        assertTrue(message.data().get("time").stringValue().endsWith("Z"));
        EventStream.Event answer = events.next("ocpp");
        assertEquals("in", direction(answer));
        assertEquals(message.data().get("message").get(1), answer.data().get("message").get(1));
        seen = answer.id();
      }
      csms.call("ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"DEADBEEF\"}");
      try (var events =
          EventStream.open(caller, "/stations/cp001/events?types=ocpp", String.valueOf(seen))) {
        EventStream.Event missed = events.next("ocpp");
        assertTrue(missed.id() > seen);
        assertEquals("ChangeConfiguration", missed.data().get("message").get(2).stringValue());
        assertFalse(missed.data().toString().contains("DEADBEEF"), missed.data().toString());
      }
    }
  }

  private static String direction(EventStream.Event message) {
    return message.data().get("direction").stringValue();
  }

  private static String status(EventStream.Event state) {
    JsonNode connectors = state.data().get("evses").get(0).get("connectors");
    return connectors.get(0).get("ocpp16Status").stringValue();
  }

  private static Listen listen() {
    return new Listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
  }

  @Override
  public void shutDown() {
    throw new AssertionError("nobody asked for it");
  }

  @Override
  public void cutPower() {
    throw new AssertionError("nobody asked for it");
  }
}
