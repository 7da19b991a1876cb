package hitchpost.simulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes one exchange of the JDK's server. */
final class Wire {
  static final int MAX_BODY_BYTES = 256 * 1024;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxStringLength(64 * 1024)
                          .maxNumberLength(64)
                          .maxNameLength(256)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final HttpExchange exchange;

  Wire(HttpExchange exchange) {
    this.exchange = exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  Headers headers() {
    return exchange.getRequestHeaders();
  }

  List<String> path() {
    try {
      return PathPattern.split(exchange.getRequestURI().getRawPath());
    } catch (IllegalArgumentException malformed) {
      throw Problem.badRequest("the path is malformed: " + malformed.getMessage());
    }
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      try {
        query.put(Percent.decode(name), Percent.decode(value.replace('+', ' ')));
      } catch (IllegalArgumentException malformed) {
        throw Problem.badRequest("the query is malformed: " + malformed.getMessage());
      }
    }
    query.remove("");
    return query;
  }

  OptionalLong lastEventId() {
    String id = headers().getFirst("Last-Event-ID");
    boolean valid = id != null && id.matches("\\d{1,18}");
    return valid ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
  }

  /** The body, which must be an object; nothing at all counts as an empty one. */
  ObjectNode body() throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      throw new Problem(413, "a body has at most " + MAX_BODY_BYTES + " bytes");
    }
    if (bytes.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    return parse(bytes) instanceof ObjectNode object ? object : notAnObject();
  }

  private static ObjectNode notAnObject() {
    throw Problem.badRequest("the body is no JSON object");
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(Percent.strictUtf8(bytes));
    } catch (JacksonException malformed) {
      var at = malformed.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw Problem.badRequest("the body is no JSON: " + reason(malformed) + place);
    } catch (IllegalArgumentException malformed) {
      throw Problem.badRequest("the body is " + malformed.getMessage());
    }
  }

  /** What the parser says without its remarks on itself, which stand in parentheses. */
  private static String reason(JacksonException malformed) {
    String message = malformed.getOriginalMessage();
    int remark = message.indexOf(" (");
    return remark < 0 ? message : message.substring(0, remark);
  }

  void allow(String methods) {
    exchange.getResponseHeaders().set("Allow", methods);
  }

  void send(Reply reply) throws IOException, InterruptedException {
    switch (reply) {
      case Reply.Json json -> send(json.status(), "application/json", json.body());
      case Reply.JsonThen json -> {
        send(json.status(), "application/json", json.body());
        exchange.getResponseBody().close();
        json.then().run();
      }
      case Reply.Text(String type, String text) ->
          send(200, type, text.getBytes(StandardCharsets.UTF_8));
      case Reply.Events events -> stream(events);
    }
  }

  void send(Problem problem) throws IOException {
    if (problem.status() == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
    send(problem.status(), "application/problem+json", problem.body());
  }

  private void send(int status, String type, JsonNode body) throws IOException {
    send(status, type, JSON.writeValueAsBytes(body));
  }

  private void send(int status, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void stream(Reply.Events events) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    long seen = events.afterId();
    // The first comment makes the headers leave, so that the caller knows it is connected.
    write(out, ": connected\n\n");
    while (true) {
      EventLog.Batch batch = events.log().after(seen, KEEP_ALIVE);
      if (batch.missed() > 0) {
        write(out, "event: gap\ndata: {\"missed\":" + batch.missed() + "}\n\n");
      }
      for (EventLog.Event event : batch.events()) {
        seen = event.id();
        if (events.types().isEmpty() || events.types().contains(event.type())) {
          write(out, text(event));
        }
      }
      if (batch.events().isEmpty()) {
        write(out, ": still here\n\n");
      }
    }
  }

  private static String text(EventLog.Event event) {
    return "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + event.data() + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
