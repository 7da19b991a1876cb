package hitchpost.station.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of files that mean no good, or are not what they should be: M22 to M24. */
class HostileServerTest {
  private static final byte[] IMAGE = "new firmware".repeat(1000).getBytes(US_ASCII);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Reach ANYWHERE = new Reach(true, true, true);
  private static final TransferLimits LIMITS =
      new TransferLimits(1 << 20, 0, 0, 1, LONG, LONG, LONG, ANYWHERE);

  @TempDir Path storage;
  private final BlockingQueue<MaintenanceEvent> events = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  /** What a server does with a request. */
  @FunctionalInterface
  private interface Manners {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void end() {
    over.countDown();
    server.stop(0);
  }

  private void on(String path, Manners manners) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            manners.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void gives(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, IMAGE.length);
    exchange.getResponseBody().write(IMAGE);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private MaintenanceEvent fetched(String url, TransferLimits limits) throws InterruptedException {
    new StationMaintenance(
            "CS1", storage, null, List::of, SSLContext::getDefault, image -> {}, limits)
        .execute(new MaintenanceCommand.Download(1, url), events::add);
    MaintenanceEvent event = events.poll(120, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no answer");
    }
    return event;
  }

  private String failed(String path, TransferLimits limits) throws InterruptedException {
    var event = assertInstanceOf(MaintenanceEvent.DownloadFailed.class, fetched(url(path), limits));
    assertTrue(Files.notExists(image()), "nothing of it counts as an image");
    return event.why();
  }

  private Path image() {
    return storage.resolve("transfer").resolve("firmware-1.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://0.0.0.0/",
        "http://[::]:1/ x"
      })
  void m22_aRedirectToWhereNoFileOfAStationComesFromIsNotFollowed(String target) throws Exception {
    on(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(302, -1);
        });
    failed("/moved", LIMITS);
  }

  @Test
  void m22_redirectsEnd() throws Exception {
    on(
        "/round",
        exchange -> {
          exchange.getResponseHeaders().add("Location", url("/round"));
          exchange.sendResponseHeaders(307, -1);
        });
    assertEquals("the server redirects for ever", failed("/round", LIMITS));
  }

  @Test
  void m22_theStationItselfIsNotAskedUnlessItsCsmsIsThere() throws Exception {
    on("/new.bin", HostileServerTest::gives);
    var alone =
        new TransferLimits(1 << 20, 0, 0, 1, LONG, LONG, LONG, new Reach(false, true, true));
    assertTrue(failed("/new.bin", alone).contains("not allowed"));
    assertInstanceOf(MaintenanceEvent.Downloaded.class, fetched(url("/new.bin"), LIMITS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/../../../etc/passwd", "/%2e%2e/%2e%2e/x", "/a%2fb", "/C:%5cx", "/x;y=/z"})
  void m23_theNameOfAFileIsTheStationsOwn(String path) throws Exception {
    on(
        "/",
        exchange -> {
          exchange
              .getResponseHeaders()
              .add("Content-Disposition", "attachment; filename=\"../../../evil\"");
          gives(exchange);
        });
    assertInstanceOf(MaintenanceEvent.Downloaded.class, fetched(url(path), LIMITS));
    try (var files = Files.walk(storage)) {
      assertEquals(List.of(image()), files.filter(Files::isRegularFile).toList());
    }
    assertArrayEquals(IMAGE, Files.readAllBytes(image()));
  }

  @Test
  void m23_aNameThatNoFileSystemHasIsNoTrouble() throws Exception {
    assertTrue(failed("/" + "x".repeat(4096), LIMITS).contains("404"));
    assertTrue(failed("/a%00b", LIMITS).contains("control character"));
  }

  @Test
  void m24_anEndlessFileIsCutOffAtTheLargestSize() throws Exception {
    on(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          while (over.getCount() > 0) {
            body.write(IMAGE);
          }
        });
    assertTrue(failed("/endless", LIMITS).contains("larger than"));
  }

  @Test
  void m24_aServerThatFallsSilentIsLeft() throws Exception {
    on(
        "/silent",
        exchange -> {
          exchange.sendResponseHeaders(200, IMAGE.length);
          exchange.getResponseBody().write(IMAGE, 0, 100);
          exchange.getResponseBody().flush();
          over.await();
        });
    var quick = new TransferLimits(1 << 20, 0, 0, 1, Duration.ofSeconds(1), LONG, LONG, ANYWHERE);
    failed("/silent", quick);
  }

  @Test
  void m24_aFileThatDripsInIsTooSlow() throws Exception {
    on(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (!over.await(10, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
          }
        });
    var quick =
        new TransferLimits(1 << 20, 0, 0, 1 << 20, Duration.ofMillis(200), LONG, LONG, ANYWHERE);
    assertTrue(failed("/slow", quick).contains("too slow"));
    var brief = new TransferLimits(1 << 20, 0, 0, 0, LONG, LONG, Duration.ofMillis(200), ANYWHERE);
    assertTrue(failed("/slow", brief).contains("too long"));
  }

  @Test
  void m24_aFileThatEndsEarlyIsNoFile() throws Exception {
    on(
        "/short",
        exchange -> {
          exchange.sendResponseHeaders(200, IMAGE.length + 1L);
          exchange.getResponseBody().write(IMAGE);
          exchange.getResponseBody().flush();
        });
    failed("/short", LIMITS);
  }

  @Test
  void m24_whatIsPackedIsNotUnpacked() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[10_000_000]);
    }
    on(
        "/bomb",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
        });
    assertInstanceOf(MaintenanceEvent.Downloaded.class, fetched(url("/bomb"), LIMITS));
    assertArrayEquals(packed.toByteArray(), Files.readAllBytes(image()));
  }

  @Test
  void m24_theLastOfTheDiskIsNotForFiles() throws Exception {
    on("/new.bin", HostileServerTest::gives);
    var reserved = new TransferLimits(1 << 20, Long.MAX_VALUE, 0, 1, LONG, LONG, LONG, ANYWHERE);
    assertEquals("the disk is full", failed("/new.bin", reserved));
    var written = new ByteArrayOutputStream();
    try (var out = new Reserve(written, () -> 10, 11)) {
      out.write(new byte[Reserve.LOOK_EVERY - 1]);
      assertThrows(IOException.class, () -> out.write(new byte[1]));
    }
    try (var out = new Reserve(written, () -> 11, 11)) {
      out.write(new byte[Reserve.LOOK_EVERY]);
    }
  }

  @Test
  void aTransferIsNoFasterThanItMay() throws Exception {
    var limits = new TransferLimits(1 << 20, 0, 100_000, 0, LONG, LONG, LONG, ANYWHERE);
    long begin = System.nanoTime();
    long copied =
        new Pace(limits, new AtomicBoolean())
            .copy(new ByteArrayInputStream(new byte[50_000]), OutputStream.nullOutputStream());
    assertEquals(50_000, copied);
    long least = Duration.ofMillis(499).toNanos();
    assertTrue(System.nanoTime() - begin >= least, "50 kB at 100 kB a second take half a second");
  }
}
