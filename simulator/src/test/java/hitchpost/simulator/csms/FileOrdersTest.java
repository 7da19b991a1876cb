package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.live.Simulation;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.DefaultParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firmware and logs as an operator has them: {@code hitchpost csms} and a station of ours. */
class FileOrdersTest {
  @TempDir private Path folder;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  /** What the command prints, line by line. */
  private final class Lines extends OutputStream {
    private final StringBuilder line = new StringBuilder();

    @Override
    public synchronized void write(int octet) {
      if (octet == '\n') {
        lines.add(line.toString());
        line.setLength(0);
      } else {
        line.append((char) octet);
      }
    }
  }

  private CompletableFuture<Integer> csms(String script, String... options) {
    InputStream in = new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
    var terminal = new CsmsCommand.Terminal(in, false, Paint.NONE);
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--listen", "127.0.0.1:0", "--http", "off", "--script", "-"));
    all.addAll(List.of("--pki", folder.resolve("pki").toString()));
    all.addAll(List.of("--files", folder.resolve("files").toString()));
    return CompletableFuture.supplyAsync(() -> {
      CsmsCommand command = new CsmsCommand(() -> terminal);
      try {
        var given = new DefaultParser().parse(command.options(), all.toArray(String[]::new));
        return command.run(given, new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private String url() throws InterruptedException {
    String line = lines.poll(60, TimeUnit.SECONDS);
    while (line != null && !line.startsWith("csms listening on ")) {
      seen.add(line);
      line = lines.poll(60, TimeUnit.SECONDS);
    }
    assertTrue(line != null, seen::toString);
    return line.substring("csms listening on ".length());
  }

  private Simulation station(String url, String rest) {
    String text =
        """
        stationId: CP1
        csms: {url: "%s", %s}
        evses: [{}]
        identity: {vendor: V, model: M}
        storage: {directory: %s}
        """
            .formatted(url, rest, folder.resolve("data"));
    StationFile file = StationFile.parse(text, folder);
    Instant built = Instant.parse("2026-01-01T00:00:00Z");
    var assembled = StationAssembly.of(file, "the file", built, Simulation.offered(file));
    Simulation simulation = new Simulation(file, assembled, TimeSource.lapsed(1));
    simulation.start();
    return simulation;
  }

  private void offers() throws Exception {
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.writeString(files.resolve("new.bin"), "firmware".repeat(10_000));
  }

  private void endsWell(CompletableFuture<Integer> csms) throws Exception {
    int code = csms.get(120, TimeUnit.SECONDS);
    lines.drainTo(seen);
    assertEquals(0, code, () -> String.join("\n", seen));
  }

  private static final String SCRIPT =
      """
      wait CP1 BootNotification
      send CP1 InstallCertificate certificateType=ManufacturerRootCertificate certificate=@%s
      expect answer status=Accepted
      update CP1 new.bin
      expect answer status=Accepted
      wait CP1 SignedFirmwareStatusNotification status=SignatureVerified
      wait CP1 SignedFirmwareStatusNotification status=Installed 60s
      update CP1 new.bin ecdsa retries=1 interval=5s
      expect answer status=Accepted
      wait CP1 SignedFirmwareStatusNotification status=Installed 60s
      update CP1 new.bin unsigned
      wait CP1 FirmwareStatusNotification status=Installed 60s
      diagnostics CP1
      wait CP1 DiagnosticsStatusNotification status=Uploaded
      log CP1 security since=1h
      expect answer status=Accepted
      wait CP1 LogStatusNotification status=Uploaded
      log CP1 diagnostics retries=0
      wait CP1 LogStatusNotification status=Uploaded
      files
      expect violations 0
      """;

  @Test
  void firmwareIsSignedAndFetchedAndLogsAreBroughtOverHttps() throws Exception {
    offers();
    Path root = folder.resolve("pki").resolve("manufacturer.pem");
    var csms = csms(SCRIPT.formatted(root), "--profile", "2");
    String url = url();
    String trust =
        "securityProfile: 2, password: 00112233445566778899AABBCCDDEEFF}\n"
            + "tls: {csmsRootCertificates: "
            + folder.resolve("pki").resolve("root.pem");
    try (Simulation station = station(url, trust)) {
      endsWell(csms);
    }
    try (var brought = Files.list(folder.resolve("files").resolve("uploads").resolve("CP1"))) {
      List<String> names = brought.map(file -> file.getFileName().toString()).sorted().toList();
      assertTrue(
          names.stream().anyMatch(n -> n.matches("CP1-diagnostics-.*\\.zip")), names::toString);
      assertTrue(
          names.stream().anyMatch(n -> n.matches("CP1-security-.*\\.jsonl")), names::toString);
    }
    assertTrue(seen.stream().anyMatch(l -> l.contains("new.bin is fetched")), seen::toString);
  }

  @Test
  void withoutTlsFilesGoOverHttp() throws Exception {
    offers();
    var csms =
        csms(
            """
            wait CP1 BootNotification
            update CP1 new.bin unsigned
            wait CP1 FirmwareStatusNotification status=Installed 60s
            diagnostics CP1
            wait CP1 DiagnosticsStatusNotification status=Uploaded
            expect violations 0
            """);
    try (Simulation station = station(url(), "securityProfile: 0")) {
      endsWell(csms);
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    offers();
    var csms = csms("update CP1 none.bin\n");
    assertEquals(1, csms.get(60, TimeUnit.SECONDS));
    lines.drainTo(seen);
    assertTrue(
        seen.stream().anyMatch(l -> l.contains("there is no file none.bin")), seen::toString);
  }
}
