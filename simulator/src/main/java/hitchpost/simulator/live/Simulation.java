package hitchpost.simulator.live;

import hitchpost.core.rpc.LogMask;
import hitchpost.core.types.Measurand;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.MessageLog;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.TimeSource;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All simulated stations of a program, and what they share. */
public final class Simulation implements AutoCloseable {
  private final SharedThreads threads = new SharedThreads();
  private final Wire wire;
  private final @Nullable MessageLog messageLog;
  private final List<SimulatedStation> stations = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  /**
   * Prepares the stations.
   *
   * @param assembled of {@code file}
   * @param time of all stations
   * @throws UncheckedIOException when a directory cannot be used
   */
  public Simulation(StationFile file, List<Assembled> assembled, TimeSource time) {
    wire = new Wire(limits(assembled));
    var means = new SharedMeans(threads, time, new SecureRandom()::nextLong);
    for (Assembled station : assembled) {
      make(station.section().storageDirectory());
      stations.add(
          new SimulatedStation(
              StationSetups.of(station, wire, file.messageLog(), () -> ended.complete(null)),
              means));
    }
    messageLog = file.messageLog() == null ? null : openLog(file.messageLog());
  }

  /** What the meters of the stations measure, for {@link StationAssembly}. */
  public static List<Measurand> offered(StationFile file) {
    return StationSetups.offered(file);
  }

  private MessageLog openLog(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      make(folder);
    }
    MessageLog log = MessageLog.open(file, LogMask.SECRETS);
    stations.forEach(station -> station.listen(log.of(station.id())));
    return log;
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + directory + " cannot be made", e);
    }
  }

  /** The station that takes the largest messages sets the limit for all: they share the wire. */
  private static WireLimits limits(List<Assembled> assembled) {
    int largest =
        assembled.stream()
            .map(station -> station.section().behaviour().maxMessageBytes())
            .mapToInt(bytes -> bytes == null ? 0 : bytes)
            .max()
            .orElse(0);
    WireLimits usual = WireLimits.DEFAULTS;
    return largest == 0
        ? usual
        : new WireLimits(
            largest,
            largest,
            usual.fragments(),
            usual.messageTime(),
            usual.answerHeaderBytes(),
            usual.connectTime(),
            usual.outboundBytes(),
            usual.writeTime(),
            usual.closeTime(),
            usual.pongsPerSecond());
  }

  /**
   * Has everything told to a person.
   *
   * @param out takes lines without waiting
   * @param messages whether every OCPP message is told as well
   */
  public void narrate(Consumer<String> out, boolean messages) {
    for (SimulatedStation station : stations) {
      station.narrate(out, messages);
    }
  }

  /**
   * Starts all stations.
   *
   * @throws RuntimeException of the storage of a station, when it cannot be opened
   */
  public void start() {
    stations.forEach(SimulatedStation::start);
  }

  public List<SimulatedStation> stations() {
    return List.copyOf(stations);
  }

  /** Done when a station has ended the program, for a supervisor to start it again. */
  public CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /** The power switch of all stations. */
  @Override
  public void close() {
    stations.forEach(SimulatedStation::close);
    wire.close();
    threads.close();
    if (messageLog != null) {
      messageLog.close();
    }
  }
}
