package hitchpost.simulator.bench;

import hitchpost.simulator.bench.WiredStation.Car;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an installed program makes its start-up cache from: a station on emulated hardware starts
 * after a power cut in mid-transaction, charges a car and ends, in silence and within seconds.
 * Argument: the cache to make.
 */
final class RunTraining {
  private static final int DUMP_SECONDS = 120;

  private final AwaitedCalls calls = new AwaitedCalls();
  private final Path directory;

  private RunTraining(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("hitchpost-training");
    try {
      var training = new RunTraining(directory);
      training.live(List.of(), true);
      training.live(List.of("-XX:AOTCacheOutput=" + Path.of(args[0]).toAbsolutePath()), false);
    } finally {
      Folder.delete(directory);
    }
  }

  /** One life of the station: {@code cut} ends it in mid-transaction. */
  private void live(List<String> options, boolean cut) {
    try (var server = new AnsweringServer(calls);
        var wired = new WiredStation(directory, server.url(), true);
        var station = wired.start(options)) {
      calls.await("BootNotification");
      if (!cut) {
        calls.await("StopTransaction");
      }
      wired.car(Car.CONNECTED);
      server.call(
          WiredStation.PATH,
          "RemoteStartTransaction",
          "{\"idTag\":\"04A2B3C4\",\"connectorId\":1}");
      calls.await("StartTransaction");
      wired.car(Car.CHARGING);
      calls.await("MeterValues");
      if (!cut) {
        wired.car(Car.GONE);
        calls.await("StopTransaction");
        server.call(WiredStation.PATH, "Reset", "{\"type\":\"Hard\"}");
        station.awaitEnd(DUMP_SECONDS);
      }
    }
  }
}
