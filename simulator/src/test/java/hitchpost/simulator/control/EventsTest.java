package hitchpost.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.LiveStation;
import hitchpost.simulator.live.TinyCsms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class EventsTest implements ControlApi.Host {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private record Event(long id, String type, JsonNode data) {}

  @Test
  void messagesAndSnapshotsComeAsTheyHappenAndAgainForThoseWhoReturn() throws Exception {
    try (var csms = new TinyCsms();
        var live = new LiveStation(directory, csms.url(), 1, 1, false, Map.of());
        var api = ControlApi.start(listen(), List.of(live.station), this);
        var caller = new Caller(api.uri())) {
      live.station.start();
      csms.next("StatusNotification", s -> s.get("connectorId").intValue() == 1);
      long seen;
      try (var events = open(caller, "/events", "")) {
        Event first = next(events, "state");
        assertEquals("Available", status(first));
        caller.post("/evses/1/plug-in", "{}");
        Event message = next(events, "ocpp");
        assertEquals("out", message.data().get("direction").stringValue());
        assertEquals("StatusNotification", message.data().get("message").get(2).stringValue());
        assertTrue(message.data().get("time").stringValue().endsWith("Z"));
        Event answer = next(events, "ocpp");
        assertEquals("in", answer.data().get("direction").stringValue());
        assertEquals(message.data().get("message").get(1), answer.data().get("message").get(1));
        seen = answer.id();
      }
      csms.call("ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"DEADBEEF\"}");
      try (var events = open(caller, "/stations/cp001/events?types=ocpp", String.valueOf(seen))) {
        Event missed = next(events, "ocpp");
        assertTrue(missed.id() > seen);
        assertEquals("ChangeConfiguration", missed.data().get("message").get(2).stringValue());
        assertFalse(missed.data().toString().contains("DEADBEEF"), missed.data().toString());
      }
    }
  }

  private static String status(Event state) {
    JsonNode connectors = state.data().get("evses").get(0).get("connectors");
    return connectors.get(0).get("ocpp16Status").stringValue();
  }

  private static BufferedReader open(Caller caller, String path, String lastEventId)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(caller.uri(path));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    var answer = caller.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode());
    assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  /** The next event of this type. */
  private static Event next(BufferedReader events, String type) throws IOException {
    long id = 0;
    String found = "";
    while (true) {
      String line = events.readLine();
      if (line == null) {
        throw new AssertionError("the events ended");
      }
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("event: ")) {
        found = line.substring(7);
      } else if (line.startsWith("data: ") && found.equals(type)) {
        return new Event(id, found, JSON.readTree(line.substring(6)));
      }
    }
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
