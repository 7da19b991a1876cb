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
import java.util.regex.Pattern;

/**
 * What the launcher makes its start-up cache from: a station for each version of OCPP, in a process
 * of their own, start after a power cut in mid-transaction, charge a car and are switched off, in
 * silence and within seconds. All that this needs starts fast afterwards, reading what the storage
 * holds included. Argument: the cache to make.
 */
final class Training {
  private static final int SECONDS = 60;
  private static final int DUMP_SECONDS = 60;
  private static final List<String> STATIONS = List.of("older", "newer");

  /** The begin of a transaction, and a sample at least. */
  private static final int EVENTS = 2;

  private static final Pattern CONTROL =
      Pattern.compile("control listening on http://127\\.0\\.0\\.1:(\\d+)");

  private final AwaitedCalls calls = new AwaitedCalls();
  private final Path directory;

  private Training(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("hitchpost-training");
    try {
      new Training(directory).leaveStorage();
      new Training(directory).makeCache(Path.of(args[0]).toAbsolutePath());
    } finally {
      Folder.delete(directory);
    }
  }

  /** An earlier life of the station, which ends in mid-transaction. */
  private void leaveStorage() {
    try (var server = new AnsweringServer(calls);
        var station = station(server, List.of())) {
      charge(station);
    }
  }

  private void makeCache(Path cache) {
    try (var server = new AnsweringServer(calls);
        var station = station(server, List.of("-XX:AOTCacheOutput=" + cache))) {
      calls.await("StopTransaction");
      calls.await("TransactionEvent");
      int port = charge(station);
      STATIONS.forEach(id -> post(port, "/v1/stations/" + id + "/evses/1/plug-out", "{}"));
      calls.await("StopTransaction");
      calls.await("TransactionEvent");
      post(port, "/v1/shutdown", "{}");
      station.awaitEnd(DUMP_SECONDS);
    }
  }

  private Child station(AnsweringServer server, List<String> options) {
    return Child.start(
        directory.resolve("output.txt"),
        options,
        Main.class.getName(),
        List.of("simulate", "--config", stationFile(server).toString()));
  }

  /** Begins to charge a car at each station, and gives the port of the control API. */
  private int charge(Child stations) {
    STATIONS.forEach(id -> calls.await("BootNotification"));
    int port = Integer.parseInt(stations.awaitPrinted(CONTROL, SECONDS));
    for (String id : STATIONS) {
      post(port, "/v1/stations/" + id + "/evses/1/plug-in", "{}");
      post(port, "/v1/stations/" + id + "/tokens", "{\"idToken\":\"04A2B3C4\"}");
    }
    calls.await("StartTransaction");
    calls.await("MeterValues");
    for (int events = 0; events < EVENTS; events++) {
      calls.await("TransactionEvent");
    }
    return port;
  }

  private Path stationFile(AnsweringServer server) {
    String text =
        """
        stations:
          - stationId: older
            csms: {url: "%1$s"}
            evses: [{}]
            configurationKeys: {MeterValueSampleInterval: "1"}
            storage: {directory: older}
          - stationId: newer
            ocppVersions: ["2.0.1"]
            csms: {url: "%1$s"}
            evses: [{}]
            configurationKeys: {MeterValueSampleInterval: "1"}
            storage: {directory: newer}
        """
            .formatted(server.url());
    try {
      return Files.writeString(directory.resolve("station.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
