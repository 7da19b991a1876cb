package hitchpost.simulator.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.csms.CsmsSide;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.pki.FirmwareSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Signed firmware over real servers into a real journal, with the power failing at every commit of
 * the update: each of its states is told in its order, and it always comes to its end.
 */
class FirmwarePowerCutTest {
  private static final List<String> ALL =
      List.of("Downloading", "Downloaded", "SignatureVerified", "Installing", "Installed");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int FASTER = 5;

  /** More commits than an update has. */
  private static final int MOST_COMMITS = 100;

  @TempDir private Path folder;

  private final CsmsSide csms = new CsmsSide();
  private final AtomicInteger installed = new AtomicInteger();
  private final byte[] image = new byte[200_000];
  private FileServers servers;
  private FirmwareSigner signer;
  private String file;
  private FrailStation station;

  @BeforeEach
  void prepares() throws Exception {
    new Random(3).nextBytes(image);
    Path offered = Files.createDirectories(folder.resolve("offered"));
    Files.write(offered.resolve("new.bin"), image);
    Instant now = Instant.now();
    Authority manufacturer = Authority.create("manufacturer", now, YEAR);
    Authority site = Authority.create("site", now, YEAR);
    Files.writeString(folder.resolve("manufacturer.pem"), Authority.pem(manufacturer.root()));
    Files.writeString(folder.resolve("site.pem"), Authority.pem(site.root()));
    servers = new FileServers(offered, folder.resolve("server.p12"), site);
    signer = FirmwareSigner.create(manufacturer, FirmwareSigner.Algorithm.ECDSA, now, YEAR);
    int port = csms.serves(ServerSettings.plain(Listen.parse("127.0.0.1:0"))).getPort();
    file =
        """
        stationId: CP1
        csms:
          url: "ws://127.0.0.1:%d"
          securityProfile: 1
          password: 00112233445566778899AABBCCDDEEFF
        evses: [{}]
        identity: {vendor: V, model: M}
        behaviour: {retryBackOffWaitMinimum: 1, retryBackOffRandomRange: 0,
          retryBackOffRepeatTimes: 0}
        storage: {directory: data}
        configurationKeys: {WebSocketPingInterval: "0", MinimumStatusDuration: "0",
          MessageTimeout: "3600"}
        tls: {csmsRootCertificates: site.pem, manufacturerRootCertificates: manufacturer.pem}
        """
            .formatted(port);
  }

  @AfterEach
  void stops() throws Exception {
    station.close();
    csms.close();
    servers.close();
  }

  private void starts() throws Exception {
    csms.looksFromNowOn();
    station = new FrailStation(folder, file, this::install, FASTER).start();
    csms.seesCall("BootNotification");
    csms.sees("its status", entry -> entry.toString().contains("StatusNotification"));
  }

  private void install(Path from) throws IOException {
    assertArrayEquals(image, Files.readAllBytes(from));
    installed.incrementAndGet();
  }

  @ParameterizedTest
  @CsvSource({
    "https, true",
    "https, false",
    "sftp, true",
    "sftp, false",
    "ftps, true",
    "ftps, false"
  })
  void f70_aPowerCutAtAnyCommitLeavesEveryStateToldInItsOrder(String scheme, boolean durable)
      throws Exception {
    String url = servers.url(scheme, "new.bin");
    starts();
    for (int commit = 1; commit < MOST_COMMITS; commit++) {
      if (!survives(url, commit, durable)) {
        assertTrue(commit > ALL.size(), "only " + commit + " commits");
        return;
      }
    }
    throw new AssertionError("the update does not end");
  }

  /** Whether the update had that many commits. */
  private boolean survives(String url, int commit, boolean durable) throws Exception {
    String where = "power cut at commit " + commit;
    station.failAt(commit, durable);
    CompletableFuture<JsonNode> answer = asked(url, commit);
    boolean cut = failsOrEnds(commit, where);
    if (cut) {
      station.close();
      starts();
    }
    boolean accepted = answer.handle((node, e) -> e == null).get(60, TimeUnit.SECONDS);
    if (accepted || isUnderWay()) {
      awaits(commit, where);
      assertToldInOrder(told(commit), where);
      assertTrue(installed.getAndSet(0) >= 1, where);
    } else {
      assertEquals(List.of(), told(commit), where);
    }
    return cut;
  }

  private CompletableFuture<JsonNode> asked(String url, int id) throws Exception {
    var request = JsonNodeFactory.instance.objectNode().put("requestId", id);
    request
        .putObject("firmware")
        .put("location", url)
        .put("retrieveDateTime", "2026-01-01T00:00:00Z")
        .put("signingCertificate", signer.pem())
        .put("signature", signer.sign(folder.resolve("offered").resolve("new.bin")));
    return CompletableFuture.supplyAsync(() -> {
      try {
        return csms.sends("SignedUpdateFirmware", request.toString());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** Whether the power fails before the update has come to its end, and all is quiet again. */
  private boolean failsOrEnds(int id, String where) throws Exception {
    long until = deadline();
    while (!station.hasFailed()) {
      assertTrue(System.nanoTime() < until, () -> where + " did not come, at " + told(id));
      if (hasEnded(id)) {
        // a commit that comes later still would be lost without harm
        return station.hasFailed(1);
      }
      csms.live.after(Long.MAX_VALUE - 1, LOOK);
    }
    return true;
  }

  private boolean isUnderWay() throws Exception {
    csms.asks("ExtendedTriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
    return !csms.seesCall("SignedFirmwareStatusNotification")
        .get("status")
        .asString()
        .equals("Idle");
  }

  /** The end of the update is told, and the connector is there again. */
  private void awaits(int id, String where) throws Exception {
    long until = deadline();
    while (!hasEnded(id)) {
      assertTrue(
          System.nanoTime() < until,
          () -> where + " left it at " + told(id) + ", connector " + lastStatus());
      csms.live.after(Long.MAX_VALUE - 1, LOOK);
    }
  }

  private boolean hasEnded(int id) {
    return told(id).contains("Installed") && lastStatus().equals("Available");
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  /** What the CSMS was told of an update. */
  private List<String> told(int id) {
    return csms.heard("SignedFirmwareStatusNotification").stream()
        .filter(status -> status.path("requestId").asInt(-1) == id)
        .map(status -> status.get("status").asString())
        .toList();
  }

  private String lastStatus() {
    return csms.heard("StatusNotification").stream()
        .filter(status -> status.get("connectorId").asInt() == 1)
        .toList()
        .getLast()
        .get("status")
        .asString();
  }

  /** In order, with at most one told twice: the one whose answer the power cut has swallowed. */
  private static void assertToldInOrder(List<String> told, String where) {
    List<String> once = new ArrayList<>();
    for (String status : told) {
      if (once.isEmpty() || !once.getLast().equals(status)) {
        once.add(status);
      }
    }
    assertEquals(ALL, once, where);
    assertTrue(told.size() <= ALL.size() + 1, where + " had " + told);
  }
}
