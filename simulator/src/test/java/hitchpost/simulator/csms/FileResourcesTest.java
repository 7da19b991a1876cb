package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.csms.files.FileServer;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.http.Listen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Firmware and logs over the HTTP API of the CSMS. */
class FileResourcesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private final LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final CsmsServer server =
      CsmsServer.start(ServerSettings.plain(Listen.parse("127.0.0.1:0")), live);
  private final HttpClient client = HttpClient.newHttpClient();
  private FileServer files;
  private CsmsHttp http;
  private TestStation station;

  @BeforeEach
  void start() throws Exception {
    Path offered = Files.createDirectories(folder.resolve("files"));
    Files.writeString(offered.resolve("new.bin"), "firmware");
    files =
        FileServer.start(
            new FileServer.Settings(offered, Listen.parse("127.0.0.1:0"), "", Optional.empty()),
            what -> {});
    PkiFolder pki = PkiFolder.open(folder.resolve("pki"), "127.0.0.1", Instant.now());
    FileDesk desk = new FileDesk(Optional.of(files), Optional.of(pki));
    http = CsmsHttp.start(Listen.locally(), live, server, desk);
    station = TestStation.connected(server.uri(), "CP1");
    // a client knows before the server does that they are connected
    live.after(0, Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() throws Exception {
    station.closeBlocking();
    client.close();
    http.close();
    files.close();
    server.close();
    live.close();
  }

  private HttpResponse<String> does(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(http.uri() + "/v1" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What the station is asked because of a call. */
  private JsonNode asked(String path, String body) throws Exception {
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return does("POST", path, body);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    JsonNode call = JSON.readTree(station.hear());
    station.say("[4,'" + call.get(1).asString() + "','NotSupported','',{}]");
    assertEquals(200, answer.get(60, TimeUnit.SECONDS).statusCode());
    return call;
  }

  @Test
  void anUpdateIsSignedAndSaysWhereTheFileIs() throws Exception {
    JsonNode call =
        asked("/stations/CP1/updates", "{\"file\":\"new.bin\",\"installInSeconds\":60}");
    assertEquals("SignedUpdateFirmware", call.get(2).asString());
    JsonNode firmware = call.get(3).get("firmware");
    assertEquals(files.uri("new.bin"), firmware.get("location").asString());
    assertTrue(firmware.has("installDateTime"));
    assertTrue(firmware.get("signature").asString().length() > 300, "an RSA signature");
    JsonNode plain =
        asked(
            "/stations/CP1/updates",
            "{\"file\":\"x\",\"signature\":\"none\",\"from\":\"ftp://h/x\",\"retries\":2}");
    assertEquals("UpdateFirmware", plain.get(2).asString());
    assertEquals("ftp://h/x", plain.get(3).get("location").asString());
    assertEquals(2, plain.get(3).get("retries").asInt());
  }

  @Test
  void aLogIsToBeBroughtToAFolderOfTheStation() throws Exception {
    JsonNode call = asked("/stations/CP1/logs", "{\"type\":\"SecurityLog\",\"sinceSeconds\":60}");
    assertEquals("GetLog", call.get(2).asString());
    JsonNode log = call.get(3).get("log");
    assertEquals(files.uploads("CP1"), log.get("remoteLocation").asString());
    assertTrue(log.has("oldestTimestamp"));
    assertEquals("GetDiagnostics", asked("/stations/CP1/logs", "").get(2).asString());
  }

  @Test
  void whatThereIsIsListed() throws Exception {
    String listed = does("GET", "/files", "").body();
    assertEquals(files.uri("new.bin"), JSON.readTree(listed).at("/files/0").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CP1 | {\"file\":\"none.bin\"} | 409",
        "CP1 | {\"file\":\"../pki/root.key\"} | 409",
        "CP1 | {} | 400",
        "CP1 | {\"file\":\"new.bin\",\"signature\":\"md5\"} | 400",
        "CP1 | {\"file\":\"new.bin\",\"signature\":\"none\",\"installInSeconds\":1} | 400",
        "CP2 | {\"file\":\"new.bin\"} | 404"
      })
  void whatCannotBeIsRefused(String id, String body, int status) throws Exception {
    assertEquals(status, does("POST", "/stations/" + id + "/updates", body).statusCode());
  }
}
