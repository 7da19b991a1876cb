package hitchpost.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events, read one after the other. */
final class EventStream implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Event(long id, String type, JsonNode data) {}

  private final BufferedReader lines;

  private EventStream(BufferedReader lines) {
    this.lines = lines;
  }

  /** Begins to read, after an event that was seen before, or from now on when that is empty. */
  static EventStream open(Caller caller, String path, String lastEventId)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(caller.uri(path));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    var answer = caller.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode());
    assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
    return new EventStream(
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
  }

  /** The next event of this type. */
  Event next(String type) throws IOException {
    long id = 0;
    String found = "";
    while (true) {
      String line = lines.readLine();
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

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
