package hitchpost.simulator.simulate;

import hitchpost.core.message.MessageCodec;
import hitchpost.station.file.StationFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The station file that somebody could have written instead of options. */
public record StationText(
    String stationId,
    List<String> ocppVersions,
    Csms csms,
    List<EvseId> evses,
    @Nullable Tls tls,
    Storage storage) {
  /** Its CSMS. */
  public record Csms(String url, @Nullable String password) {}

  /** One of its EVSEs. */
  public record EvseId(int id) {}

  /** Its certificates. */
  public record Tls(
      @Nullable String csmsRootCertificates,
      @Nullable String clientCertificates,
      @Nullable String clientKeys) {}

  /** Its folder. */
  public record Storage(String directory) {}

  /**
   * A station with so many EVSEs.
   *
   * @param storage its folder; null for the one that stations without a file have
   */
  public static StationText of(
      String id, String version, Csms csms, int evses, @Nullable Tls tls, @Nullable Path storage) {
    Path folder =
        storage == null
            ? StateFolder.of(id, System.getenv(), System.getProperty("user.home"))
            : storage;
    return new StationText(
        id,
        List.of(version),
        csms,
        IntStream.rangeClosed(1, evses).mapToObj(EvseId::new).toList(),
        tls,
        new Storage(folder.toAbsolutePath().toString()));
  }

  /**
   * Reads it as if it were a file.
   *
   * @throws hitchpost.station.file.StationFileException with everything that is wrong
   */
  public StationFile read() {
    return StationFile.parse(MessageCodec.write(this), Path.of(""));
  }
}
