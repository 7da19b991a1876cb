package hitchpost.simulator.bench;

import hitchpost.simulator.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * What the launcher makes its start-up cache from: a station boots, charges a car and is switched
 * off, in silence and within seconds. All that this needs starts fast afterwards.
 */
final class Training {
  private static final int SECONDS = 20;
  private static final String TIME_LAPSE = "100";

  private final Map<String, CountDownLatch> answered =
      List.of("BootNotification", "StartTransaction", "MeterValues", "StopTransaction").stream()
          .collect(Collectors.toMap(action -> action, action -> new CountDownLatch(1)));

  private Training() {}

  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("hitchpost-training");
    var training = new Training();
    try (var server = new AnsweringServer(training::answered)) {
      training.run(server, directory);
    }
    Folder.delete(directory);
  }

  private void answered(String path, String action) {
    CountDownLatch first = answered.get(action);
    if (first != null) {
      first.countDown();
    }
  }

  private void run(AnsweringServer server, Path directory) throws IOException {
    int port = freePort();
    String[] arguments = {
      "simulate",
      "--csms",
      server.url().toString(),
      "--id",
      "CP1",
      "--storage",
      directory.toString(),
      "--control",
      "127.0.0.1:" + port,
      "--time-lapse",
      TIME_LAPSE
    };
    var silence = new PrintStream(OutputStream.nullOutputStream());
    var off = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          Main.run(silence, System.err, arguments);
          off.countDown();
        });
    await("BootNotification");
    post(port, "/v1/evses/1/plug-in", "{}");
    post(port, "/v1/tokens", "{\"idToken\":\"04A2B3C4\"}");
    await("StartTransaction");
    await("MeterValues");
    post(port, "/v1/evses/1/plug-out", "{}");
    await("StopTransaction");
    post(port, "/v1/shutdown", "{}");
    Waiting.until("the station is off", SECONDS, off);
  }

  private void await(String action) {
    Waiting.until(action + " is answered", SECONDS, answered.get(action));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** By hand, so that no HTTP client gets into the cache. */
  private static void post(int port, String path, String body) throws IOException {
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
    }
  }
}
