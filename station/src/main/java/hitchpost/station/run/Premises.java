package hitchpost.station.run;

import hitchpost.core.rpc.LogMask;
import hitchpost.station.disk.OwnerOnly;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stations of a program share: threads, the wire, directories, the log of messages. */
public final class Premises implements AutoCloseable {
  private final SharedThreads threads = new SharedThreads();
  private final Wire wire;
  private final @Nullable MessageLog messageLog;

  /**
   * Makes what these stations need, their directories included.
   *
   * @throws UncheckedIOException when a directory or the log cannot be used
   */
  public Premises(StationFile file, List<Assembled> stations) {
    wire = new Wire(limits(stations));
    stations.forEach(station -> make(station.section().storageDirectory()));
    messageLog = file.messageLog() == null ? null : openLog(file.messageLog());
  }

  private static MessageLog openLog(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      make(folder);
    }
    return MessageLog.open(file, LogMask.SECRETS);
  }

  private static void make(Path directory) {
    try {
      OwnerOnly.folder(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + directory + " cannot be made", e);
    }
  }

  /** The station that takes the largest messages sets the limit for all: they share the wire. */
  private static WireLimits limits(List<Assembled> stations) {
    int largest =
        stations.stream()
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

  public SharedThreads threads() {
    return threads;
  }

  public Wire wire() {
    return wire;
  }

  /** Who writes the messages of a station down, null when nobody does. */
  public @Nullable StationListener messageLog(String stationId) {
    return messageLog == null ? null : messageLog.of(stationId);
  }

  /** To be closed after the stations. */
  @Override
  public void close() {
    wire.close();
    threads.close();
    if (messageLog != null) {
      messageLog.close();
    }
  }
}
