package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.driver.Drivers;
import hitchpost.simulator.http.Listen;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a running station shows over HTTP. */
class LocalConsoleTest {
  private static final String CARD = "04A2B3C4";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final MemoryDriver parts = new MemoryDriver();
  private TcpMeter meter;
  private CardReader cards;
  private RealSite site;
  private LocalConsole console;

  @BeforeEach
  void start() throws IOException {
    meter = new TcpMeter();
    meter.set(0x5B2C, 5_000, 1);
    meter.set(0x5000, 123_456, 4);
    cards = new CardReader(folder);
    String file =
        """
        hardware:
          buses:
            - {name: net, tcp: "%s"}
            - {name: card-line, serial: "%s"}
          devices:
            - {name: m, type: memory}
            - {name: cards, type: line-rfid, bus: card-line}
            - {name: b23, type: modbus-meter, bus: net, model: abb-b23, pollMillis: 200}
        evses:
          - connectors: [{type: sType2}]
            hardware: {board: m, meter: b23, lock: m.lock}
        """
            .formatted(meter.address(), cards.path());
    var drivers = new ArrayList<>(Drivers.known().all());
    drivers.add(parts);
    site = new RealSite(folder, OcppVersion.V1_6, file, new Drivers(drivers));
    console = LocalConsole.start(Listen.locally(), site.running().station());
    site.untilStatus("Available");
    site.untilRegister(1_234_560_000L);
    site.untilLinked("cards", true);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    console.close();
    site.close();
    cards.close();
    meter.close();
  }

  private HttpResponse<String> call(String method, String path) {
    var request =
        HttpRequest.newBuilder(console.uri().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Samples of the metrics by name and labels. */
  private Map<String, String> metrics() {
    Map<String, String> samples = new LinkedHashMap<>();
    call("GET", "/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .forEach(words -> samples.put(words[0], words[1]));
    return samples;
  }

  @Test
  void metricsAreTextOfPrometheusEachWithItsHelpAndType() {
    HttpResponse<String> answer = call("GET", "/metrics");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        answer.headers().firstValue("Content-Type").orElseThrow());
    List<String> known = new ArrayList<>();
    String family = "";
    String type = "";
    for (String line : answer.body().split("\n")) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP ")) {
        family = words[2];
        assertFalse(known.contains(family), "twice: " + family);
        known.add(family);
        assertFalse(words[3].isBlank(), line);
        type = "";
      } else if (line.startsWith("# TYPE ")) {
        assertEquals(family, words[2]);
        type = words[3];
        assertTrue(List.of("gauge", "counter", "summary").contains(type), line);
      } else {
        assertTrue(line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? \\S+"), line);
        String name = line.replaceAll("[{ ].*", "");
        boolean summed = type.equals("summary") && name.matches(family + "_(sum|count)");
        assertTrue(summed || !type.isEmpty() && name.equals(family), line + " under " + family);
        Double.parseDouble(line.substring(line.lastIndexOf(' ')));
      }
    }
  }

  @Test
  void metricsTellOfLinesMeterAndRecordsThatWait() {
    Map<String, String> before = metrics();
    assertEquals("1", before.get("hitchpost_connected"));
    assertEquals("0", before.get("hitchpost_records_waiting"));
    assertFalse(before.containsKey("hitchpost_oldest_record_age_seconds"));
    assertEquals("1234560.000", before.get("hitchpost_meter_register_watthours{evse=\"1\"}"));
    assertEquals("1", before.get("hitchpost_bus_connections_total{bus=\"net\"}"));
    assertTrue(
        Long.parseLong(before.get("hitchpost_bus_answer_seconds_count{bus=\"net\"}")) > 0,
        before.toString());
    assertTrue(
        Double.parseDouble(before.get("hitchpost_bus_answer_seconds_max{bus=\"net\"}")) > 0,
        before.toString());

    cards.unplug();
    site.untilLinked("cards", false);
    assertEquals("0", metrics().get("hitchpost_device_up{device=\"cards\"}"));
    cards.plug();
    site.untilLinked("cards", true);
    assertEquals("2", metrics().get("hitchpost_bus_connections_total{bus=\"card-line\"}"));

    parts.board.plug(true);
    cards.present(CARD);
    site.until("power flows", parts.board::closed);
    site.cutCsms();
    parts.board.plug(false);
    site.until("a record waits", () -> !metrics().get("hitchpost_records_waiting").equals("0"));
    String age = metrics().get("hitchpost_oldest_record_age_seconds");
    assertTrue(Double.parseDouble(age) >= 0, age);
    site.until("the loss is noticed", () -> metrics().get("hitchpost_connected").equals("0"));
  }

  @Test
  void healthIs503WithTheLoopThatHangs() {
    assertEquals(200, call("GET", "/v1/health").statusCode());
    var release = new CountDownLatch(1);
    // on a thread of its own: whoever looks at a station that rests does so by himself
    Thread looker =
        Thread.ofVirtual().start(() -> site.running().station().look(view -> await(release)));
    try {
      site.until("it hangs", () -> call("GET", "/v1/health").statusCode() == 503);
      String body = call("GET", "/v1/health").body();
      assertTrue(body.contains("these loops hang: station"), body);
    } finally {
      release.countDown();
    }
    site.until("it goes on", () -> call("GET", "/v1/health").statusCode() == 200);
    site.until("the looker has gone", () -> !looker.isAlive());
  }

  private static boolean await(CountDownLatch release) {
    try {
      release.await();
      return true;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void stationTellsOfItsEvsesAndDevices() {
    JsonNode told = JsonMapper.shared().readTree(call("GET", "/v1/station").body());
    assertTrue(told.path("connected").asBoolean(), told.toString());
    JsonNode evse = told.path("evses").path(0);
    assertEquals("Available", evse.path("status").asString());
    assertEquals("no car is connected", evse.path("obstacle").asString());
    assertEquals(1_234_560, evse.path("registerWh").asInt());
    assertEquals("UP", told.path("devices").path(0).path("link").asString());
    assertEquals(202, call("POST", "/v1/evses/1/acknowledge").statusCode());
    assertEquals(404, call("POST", "/v1/evses/2/acknowledge").statusCode());
    assertEquals(404, call("POST", "/v1/evses/x/acknowledge").statusCode());
    assertEquals(405, call("GET", "/v1/evses/1/acknowledge").statusCode());
  }

  @Test
  void stationThatIsOffIsSaidSo() {
    site.running().close();
    for (String path : List.of("/v1/station", "/metrics")) {
      HttpResponse<String> answer = call("GET", path);
      assertEquals(503, answer.statusCode());
      assertEquals(
          "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
      assertTrue(answer.body().contains("the station is off"), answer.body());
    }
  }
}
