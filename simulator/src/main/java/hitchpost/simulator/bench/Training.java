package hitchpost.simulator.bench;

import hitchpost.simulator.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the launcher makes its start-up cache from: a station in a process of its own boots, charges
 * a car and is switched off, in silence and within seconds. All that this needs starts fast
 * afterwards. Argument: the cache to make.
 */
final class Training {
  private static final int SECONDS = 20;
  private static final int DUMP_SECONDS = 60;
  private static final Pattern CONTROL =
      Pattern.compile("control listening on http://127\\.0\\.0\\.1:(\\d+)");

  private final Map<String, CountDownLatch> answered =
      List.of("BootNotification", "StartTransaction", "MeterValues", "StopTransaction").stream()
          .collect(Collectors.toMap(action -> action, action -> new CountDownLatch(1)));

  private Training() {}

  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("hitchpost-training");
    var training = new Training();
    try (var server = new AnsweringServer(training::answered)) {
      training.run(server, directory, Path.of(args[0]).toAbsolutePath());
    } finally {
      Folder.delete(directory);
    }
  }

  private void answered(String path, String action) {
    CountDownLatch first = answered.get(action);
    if (first != null) {
      first.countDown();
    }
  }

  private void run(AnsweringServer server, Path directory, Path cache) {
    try (var station =
        Child.start(
            directory.resolve("output.txt"),
            List.of("-XX:AOTCacheOutput=" + cache),
            Main.class.getName(),
            List.of("simulate", "--config", stationFile(server, directory).toString()))) {
      await("BootNotification");
      int port = Integer.parseInt(station.awaitPrinted(CONTROL, SECONDS));
      post(port, "/v1/evses/1/plug-in", "{}");
      post(port, "/v1/tokens", "{\"idToken\":\"04A2B3C4\"}");
      await("StartTransaction");
      await("MeterValues");
      post(port, "/v1/evses/1/plug-out", "{}");
      await("StopTransaction");
      post(port, "/v1/shutdown", "{}");
      station.awaitEnd(DUMP_SECONDS);
    }
  }

  private static Path stationFile(AnsweringServer server, Path directory) {
    String text =
        """
        stationId: training
        csms: {url: "%s"}
        evses: [{}]
        configurationKeys: {MeterValueSampleInterval: "1"}
        storage: {directory: storage}
        """
            .formatted(server.url());
    try {
      return Files.writeString(directory.resolve("station.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(String action) {
    Waiting.until(action + " is answered", SECONDS, Objects.requireNonNull(answered.get(action)));
  }

  /** By hand: an HTTP client would have to be loaded. */
  private static void post(int port, String path, String body) {
    String request =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!answer.startsWith("HTTP/1.1 202")) {
        throw new BenchException(path + " was answered: " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
