package hitchpost.simulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** A body with all that bodies can have. */
  public record Car(
      @Doc("A, per phase") @Range(min = 0, max = 80) int maxCurrent,
      @Nullable @MaxLength(4) String name,
      @Nullable JsonNode anything) {}

  private final EventLog events = new EventLog(3, "state", "ocpp", "even", "odd");
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpApi api = HttpApi.start(Listen.locally(), "Test", routes());

  private List<Route> routes() {
    return List.of(
        Route.get("/v1/things/{id}/parts/{part}", "A part", this::echoPath)
            .query("color", "which color"),
        Route.post("/v1/cars", "Adds a car", Car.class, (request, car) -> Reply.ok(car))
            .answers(Car.class),
        Route.post("/v1/stop", "Stops", request -> Reply.accepted()).answers(202),
        Route.put("/v1/stop", "Never works", Car.class, (request, car) -> fail()),
        Route.get("/v1/numbers/{n}", "A number", r -> Reply.ok(JSON.valueToTree(r.number("n")))),
        Route.get("/v1/conflict", "Conflicts", request -> conflict()),
        Route.events("/v1/events", "Events", events));
  }

  private Reply echoPath(Request request) {
    String text = request.path("id") + "+" + request.path("part");
    return Reply.ok(JSON.valueToTree(text + request.query("color").map(c -> "+" + c).orElse("")));
  }

  private static Reply fail() {
    throw new IllegalStateException("the secret of the handler");
  }

  private static Reply conflict() {
    throw Problem.conflict("the connector is occupied");
  }

  @AfterEach
  void stop() {
    api.close();
    client.close();
  }

  @Test
  void segmentsAreMatchedByNameAndDecodedOneByOne() {
    assertEquals("\"a/b c+ü\"", call("GET", "/v1/things/a%2Fb%20c/parts/%C3%BC", "").body());
    assertEquals("\"x+y+red\"", call("GET", "/v1/things/x/parts/y?color=red", "").body());
  }

  @Test
  void unknownPathIs404() {
    assertProblem(404, call("GET", "/v1/things/a", ""));
    assertProblem(404, call("GET", "/", ""));
    assertProblem(404, call("GET", "/v1/stop/", ""));
  }

  @Test
  void otherMethodIs405AndTellsWhichOnesWork() {
    HttpResponse<String> answer = call("DELETE", "/v1/stop", "");
    assertProblem(405, answer);
    assertEquals(Optional.of("POST, PUT"), answer.headers().firstValue("Allow"));
  }

  @Test
  void brokenEscapeInThePathIs400() {
    assertTrue(raw("GET /v1/things/%C3/parts/x HTTP/1.1\r\nHost: localhost\r\n").contains(" 400 "));
  }

  @Test
  void numberInThePathMustBeOne() {
    assertEquals("12", call("GET", "/v1/numbers/12", "").body());
    assertProblem(404, call("GET", "/v1/numbers/twelve", ""));
    assertProblem(404, call("GET", "/v1/numbers/1234567890", ""));
  }

  @Test
  void unknownQueryParameterIs400AndNamed() {
    assertField("colour", call("GET", "/v1/things/x/parts/y?colour=red", ""));
  }

  @Test
  void bodyBecomesARecordAndBack() {
    String body = "{\"maxCurrent\":16,\"name\":\"Zoe\",\"anything\":[1,{\"a\":null}]}";
    assertEquals(body, call("POST", "/v1/cars", body).body());
    assertEquals(
        "{\"maxCurrent\":16,\"anything\":null}",
        call("POST", "/v1/cars", "{\"maxCurrent\":16,\"anything\":null}").body());
  }

  @Test
  void wrongFieldIs400AndNamed() {
    assertField("maxCurent", call("POST", "/v1/cars", "{\"maxCurrent\":1,\"maxCurent\":1}"));
    assertField("maxCurrent", call("POST", "/v1/cars", "{}"));
    assertField("maxCurrent", call("POST", "/v1/cars", "{\"maxCurrent\":\"16\"}"));
    assertField("maxCurrent", call("POST", "/v1/cars", "{\"maxCurrent\":81}"));
    assertField("name", call("POST", "/v1/cars", "{\"maxCurrent\":1,\"name\":\"Twingo\"}"));
    assertField("name", call("POST", "/v1/cars", "{\"maxCurrent\":1,\"name\":null}"));
    assertField("extra", call("POST", "/v1/stop", "{\"extra\":1}"));
  }

  @Test
  void leftOutBodyCountsAsEmptyObject() {
    HttpResponse<String> answer = call("POST", "/v1/stop", "");
    assertEquals(202, answer.statusCode());
    assertEquals("{}", answer.body());
  }

  @Test
  void whatIsNoSingleJsonObjectIs400() {
    for (String body : List.of("[]", "1", "{", "{}{}", "{\"a\":1,\"a\":1}", "// {}", "nul")) {
      assertProblem(400, call("POST", "/v1/stop", body));
    }
  }

  @Test
  void bodyThatIsNoUtf8Is400() {
    byte[] latin1 = "{\"maxCurrent\":1,\"name\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(400, call("POST", "/v1/cars", HttpRequest.BodyPublishers.ofByteArray(latin1)));
  }

  @Test
  void tooLargeBodyIs413() {
    assertProblem(413, call("POST", "/v1/stop", " ".repeat(256 * 1024 + 1)));
  }

  @Test
  void problemOfAHandlerIsTold() {
    JsonNode problem = assertProblem(409, call("GET", "/v1/conflict", ""));
    assertEquals("Conflict", problem.get("title").stringValue());
    assertEquals("the connector is occupied", problem.get("detail").stringValue());
  }

  @Test
  void failureOfAHandlerIs500AndKeepsItsReasonToItself() {
    HttpResponse<String> answer = call("PUT", "/v1/stop", "{\"maxCurrent\":1}");
    assertProblem(500, answer);
    assertFalse(answer.body().contains("secret"));
  }

  @Test
  void pageOfAnotherOriginMayNotCall() {
    assertTrue(raw("POST /v1/stop HTTP/1.1\r\nHost: localhost:80\r\n").contains(" 202 "));
    assertTrue(raw("POST /v1/stop HTTP/1.1\r\nHost: evil.example\r\n").contains(" 403 "));
    String evil = "POST /v1/stop HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n";
    assertTrue(raw(evil).contains(" 403 "));
  }

  @Test
  void withTokenOnlyThoseWhoHaveItMayCall() throws Exception {
    Listen listen = new Listen(Listen.parse("127.0.0.1:0"), Optional.of("abc"));
    try (HttpApi guarded = HttpApi.start(listen, "Test", routes())) {
      HttpRequest.Builder stop =
          HttpRequest.newBuilder(guarded.uri().resolve("/v1/stop"))
              .POST(HttpRequest.BodyPublishers.noBody());
      HttpResponse<String> refused = client.send(stop.build(), text());
      assertProblem(401, refused);
      assertEquals(Optional.of("Bearer"), refused.headers().firstValue("WWW-Authenticate"));
      HttpRequest right = stop.header("Authorization", "Bearer abc").build();
      assertEquals(202, client.send(right, text()).statusCode());
      HttpRequest wrong = stop.setHeader("Authorization", "Bearer abd").build();
      assertProblem(401, client.send(wrong, text()));
    }
  }

  @Test
  void addressThatOthersCanReachNeedsAToken() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Listen(Listen.parse("0.0.0.0:0"), Optional.empty()));
  }

  @Test
  void eventsAreSentAsTheyHappen() throws Exception {
    events.publish("state", "{\"n\":1}");
    List<String> lines = new ArrayList<>();
    HttpRequest request = HttpRequest.newBuilder(api.uri().resolve("/v1/events")).build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElse(""));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      events.publish("ocpp", "{\"n\":2}");
      readEvent(reader, lines);
    }
    assertEquals(List.of("id: 2", "event: ocpp", "data: {\"n\":2}"), lines);
  }

  @Test
  void eventsResumeTellGapsAndAreFiltered() throws Exception {
    for (int i = 1; i <= 5; i++) {
      events.publish(i % 2 == 0 ? "even" : "odd", String.valueOf(i));
    }
    HttpRequest request =
        HttpRequest.newBuilder(api.uri().resolve("/v1/events?types=even,state"))
            .header("Last-Event-ID", "1")
            .build();
    List<String> lines = new ArrayList<>();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      readEvent(reader, lines);
      readEvent(reader, lines);
    }
    assertEquals(
        List.of("event: gap", "data: {\"missed\":1}", "id: 4", "event: even", "data: 4"), lines);
  }

  @Test
  void typesOfEventsThatDoNotExistAreRefused() {
    var answer = call("GET", "/v1/events?types=even,stat", "");
    assertEquals(400, answer.statusCode());
    assertEquals(
        "types has stat, which is none of even, ocpp, odd, state",
        JSON.readTree(answer.body()).get("detail").stringValue());
  }

  @Test
  void descriptionListsTheRoutesAndTheirBodies() {
    JsonNode description = JSON.readTree(call("GET", "/v1/openapi.json", "").body());
    assertEquals("3.1.0", description.at("/openapi").stringValue());
    assertTrue(description.at("/paths/~1v1~1stop/post/responses/202").isObject());
    assertTrue(description.at("/paths/~1v1~1stop/put").isObject());
    assertEquals(
        "id",
        description
            .at("/paths/~1v1~1things~1{id}~1parts~1{part}/get/parameters/0/name")
            .stringValue());
    JsonNode car = description.at("/components/schemas/Car");
    assertEquals("A, per phase", car.at("/properties/maxCurrent/description").stringValue());
    assertEquals(80, car.at("/properties/maxCurrent/maximum").intValue());
    assertEquals(4, car.at("/properties/name/maxLength").intValue());
    assertEquals("[\"maxCurrent\"]", car.get("required").toString());
  }

  private static void readEvent(BufferedReader reader, List<String> lines) throws IOException {
    int before = lines.size();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isEmpty() && lines.size() > before) {
        return;
      }
      if (!line.isEmpty() && !line.startsWith(":")) {
        lines.add(line);
      }
    }
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpResponse<String> call(String method, String path, String body) {
    return call(method, path, HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> call(String method, String path, HttpRequest.BodyPublisher body) {
    try {
      URI uri = URI.create(api.uri() + path);
      return client.send(HttpRequest.newBuilder(uri).method(method, body).build(), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a head that no client library would send; returns the first line of the answer. */
  private String raw(String head) {
    try (Socket socket = new Socket(api.address().getAddress(), api.address().getPort())) {
      String text = head + "Content-Length: 0\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode assertProblem(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
    JsonNode problem = JSON.readTree(answer.body());
    assertEquals(status, problem.get("status").intValue());
    assertFalse(problem.get("title").stringValue().isEmpty());
    return problem;
  }

  private static void assertField(String field, HttpResponse<String> answer) {
    assertEquals(field, assertProblem(400, answer).path("field").asString());
  }
}
