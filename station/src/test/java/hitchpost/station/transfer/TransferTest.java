package hitchpost.station.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hitchpost.core.maintenance.LogContent;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.types.UploadLogStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real transfers over the loopback interface. Source: M22 to M25, F71. */
class TransferTest {
  private static final byte[] IMAGE = new byte[300_000];

  static {
    new Random(1).nextBytes(IMAGE);
  }

  private static final Reach ANYWHERE = new Reach(true, true, true);
  private static final TransferLimits LIMITS =
      new TransferLimits(
          1 << 20,
          0,
          0,
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          ANYWHERE);

  @TempDir Path storage;
  @TempDir Path server;
  private final BlockingQueue<MaintenanceEvent> events = new LinkedBlockingQueue<>();

  @BeforeEach
  void offer() throws Exception {
    Files.write(server.resolve("new.fwi"), IMAGE);
    Files.createDirectory(server.resolve("logs"));
  }

  private StationMaintenance maintenance(TransferLimits limits, Installer installer) {
    return new StationMaintenance(
        "CS1", storage, null, List::of, SSLContext::getDefault, installer, limits);
  }

  private MaintenanceEvent does(MaintenanceCommand command) throws Exception {
    maintenance(LIMITS, image -> {}).execute(command, events::add);
    return next();
  }

  private MaintenanceEvent next() throws InterruptedException {
    MaintenanceEvent event = events.poll(60, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no answer");
    }
    return event;
  }

  private static LogContent security() {
    return new LogContent.SecurityLog(
        List.of(
            new SecurityEvent(SecurityEventType.STARTUP_OF_THE_DEVICE, Instant.EPOCH, null, null)));
  }

  private void transfersBothWays(String base) throws Exception {
    assertEquals(
        new MaintenanceEvent.Downloaded(1),
        does(new MaintenanceCommand.Download(1, base + "/new.fwi")));
    assertArrayEquals(
        IMAGE, Files.readAllBytes(storage.resolve("transfer").resolve("firmware-1.bin")));
    assertEquals(
        new MaintenanceEvent.Uploaded(-1),
        does(new MaintenanceCommand.Upload(-1, base + "/logs/", "a.jsonl", security())));
    String log = Files.readString(server.resolve("logs").resolve("a.jsonl"));
    assertTrue(log.contains("StartupOfTheDevice"), log);
    assertInstanceOf(
        MaintenanceEvent.DownloadFailed.class,
        does(new MaintenanceCommand.Download(2, base + "/none.fwi")));
    assertInstanceOf(
        MaintenanceEvent.UploadFailed.class,
        does(new MaintenanceCommand.Upload(-2, base + "/none/", "a.jsonl", security())));
  }

  @Test
  void http() throws Exception {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          Path file = server.resolve(exchange.getRequestURI().getPath().substring(1));
          if (exchange.getRequestMethod().equals("PUT")) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean possible = Files.isDirectory(file.getParent());
            if (possible) {
              Files.write(file, body);
            }
            exchange.sendResponseHeaders(possible ? 201 : 404, -1);
          } else if (file.endsWith("moved.fwi")) {
            exchange.getResponseHeaders().add("Location", "/new.fwi");
            exchange.sendResponseHeaders(302, -1);
          } else if (Files.exists(file)) {
            exchange.sendResponseHeaders(200, Files.size(file));
            exchange.getResponseBody().write(Files.readAllBytes(file));
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    http.start();
    try {
      String base = "http://user:secret@127.0.0.1:" + http.getAddress().getPort();
      transfersBothWays(base);
      assertEquals(
          new MaintenanceEvent.Downloaded(3),
          does(new MaintenanceCommand.Download(3, base + "/moved.fwi")));
      var small =
          new TransferLimits(
              1000,
              0,
              0,
              1,
              Duration.ofSeconds(30),
              Duration.ofSeconds(20),
              Duration.ofMinutes(1),
              ANYWHERE);
      maintenance(small, image -> {})
          .execute(new MaintenanceCommand.Download(4, base + "/new.fwi"), events::add);
      var tooLarge = assertInstanceOf(MaintenanceEvent.DownloadFailed.class, next());
      assertTrue(tooLarge.why().contains("larger"), tooLarge.why());
      assertFalse(tooLarge.toString().contains("secret"));
      assertFalse(Files.exists(storage.resolve("transfer").resolve("firmware-4.bin")));
    } finally {
      http.stop(0);
    }
  }

  @Test
  void ftp() throws Exception {
    try (var ftp = new TestFtpServer(server)) {
      int port = ftp.start();
      transfersBothWays("ftp://user:se%3Acret@127.0.0.1:" + port);
      var denied =
          assertInstanceOf(
              MaintenanceEvent.UploadFailed.class,
              does(
                  new MaintenanceCommand.Upload(
                      -3, "ftp://user:wrong@127.0.0.1:" + port + "/", "a", security())));
      assertEquals(UploadLogStatus.PERMISSION_DENIED, denied.status());
    }
  }

  @Test
  void sftp() throws Exception {
    SshServer ssh = SshServer.setUpDefaultServer();
    ssh.setHost("127.0.0.1");
    ssh.setPort(0);
    ssh.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    ssh.setPasswordAuthenticator((name, password, session) -> password.equals("secret"));
    ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    ssh.setFileSystemFactory(new VirtualFileSystemFactory(server));
    ssh.start();
    try {
      transfersBothWays("sftp://user:secret@127.0.0.1:" + ssh.getPort());
      Path known = storage.resolve("transfer").resolve("known-hosts");
      String other = Files.readString(known).replaceFirst(" .*", " AAAA");
      Files.writeString(known, other);
      assertInstanceOf(
          MaintenanceEvent.DownloadFailed.class,
          does(
              new MaintenanceCommand.Download(
                  5, "sftp://user:secret@127.0.0.1:" + ssh.getPort() + "/new.fwi")));
    } finally {
      ssh.stop(true);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "jar:http://127.0.0.1/a!/b",
        "gopher://127.0.0.1/",
        "ldap://127.0.0.1/",
        "http://169.254.169.254/latest",
        "http://[fe80::1]/",
        "ftp://user:p%0d%0aDELE%20x@127.0.0.1/",
        "http://127.0.0.1/\r\nHost: x",
        "http://",
        "nonsense",
        ""
      })
  void m22_whatNoFileOfAStationComesFromIsHopeless(String url) throws Exception {
    var failed =
        assertInstanceOf(
            MaintenanceEvent.DownloadFailed.class, does(new MaintenanceCommand.Download(1, url)));
    assertTrue(failed.hopeless(), failed.why());
  }

  @Test
  void m25_aLocationShowsNoCredentials() throws Exception {
    assertEquals("ftp://example.org:21", Location.of("ftp://u:p@example.org/a?b").toString());
    assertThrows(TransferException.class, () -> Location.of("ftp:///a"));
  }

  @Test
  void diagnosticsAreAZipWithoutSecrets() throws Exception {
    Path zip = storage.resolve("d.zip");
    new LogFile("CS1", null, storage)
        .write(
            zip,
            new LogContent.Diagnostics(
                Map.of("OCPPCommCtrlr.HeartbeatInterval", "300", ".VendorPassword", "hush"),
                Map.of("model", "M"),
                null,
                null));
    try (var files = FileSystems.newFileSystem(zip)) {
      String settings = Files.readString(files.getPath("settings.json"));
      assertTrue(settings.contains("300"), settings);
      assertFalse(settings.contains("hush"), settings);
      assertTrue(Files.exists(files.getPath("storage.json")));
      assertTrue(Files.exists(files.getPath("versions.json")));
    }
  }

  @Test
  void anInstallerThatFailsSaysSo() throws Exception {
    var maintenance = maintenance(LIMITS, Installer.command(List.of("/bin/false")));
    Files.createDirectories(storage.resolve("transfer"));
    Files.write(storage.resolve("transfer").resolve("firmware-1.bin"), IMAGE);
    maintenance.execute(new MaintenanceCommand.Install(1), events::add);
    assertInstanceOf(MaintenanceEvent.InstallFailed.class, next());
    maintenance(LIMITS, Installer.command(List.of("/bin/true")))
        .execute(new MaintenanceCommand.Install(1), events::add);
    assertEquals(new MaintenanceEvent.Installed(1), next());
    maintenance.execute(new MaintenanceCommand.Install(9), events::add);
    assertInstanceOf(MaintenanceEvent.InstallFailed.class, next());
  }
}
