package hitchpost.simulator.demo;

import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.LedgerEntry.Direction;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * The begins and ends of transactions that the CSMS of the demo has seen, kept beside the station's
 * storage: a CSMS outlives the station, and so it does here when both are killed.
 */
final class CsmsMemory {
  private static final List<String> TOLD =
      List.of("StartTransaction", "StopTransaction", "TransactionEvent");

  private final Path file;
  private final String stationId;

  CsmsMemory(Path directory, String stationId) {
    file = directory.resolve("csms.txt");
    this.stationId = stationId;
  }

  /** Tells a new CSMS what the last one knew. */
  void recall(ModelCsms csms, Instant now) {
    List<String> frames = Files.exists(file) ? read() : List.of();
    if (!frames.isEmpty()) {
      for (OcppVersion version : OcppVersion.values()) {
        csms.connected(now, stationId, version);
        frames.stream()
            .filter(frame -> version(frame) == version)
            .forEach(frame -> csms.received(now, stationId, frame));
        csms.disconnected(now, stationId, "the demo ended");
      }
    }
  }

  private static OcppVersion version(String frame) {
    return frame.contains("\"TransactionEvent\"") ? OcppVersion.V2_0_1 : OcppVersion.V1_6;
  }

  /** Keeps what the next one has to know. */
  void note(LedgerEntry.Message message) {
    boolean wanted =
        message.kind() == Kind.CALL
            && message.direction() == Direction.FROM_STATION
            && TOLD.contains(message.action());
    if (wanted) {
      try {
        Files.writeString(
            file,
            message.text() + System.lineSeparator(),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException refused) {
        throw new UncheckedIOException("cannot write " + file, refused);
      }
    }
  }

  private List<String> read() {
    try {
      return Files.readAllLines(file);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot read " + file, refused);
    }
  }
}
