package hitchpost.simulator.bench;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Change;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.Reboots;
import hitchpost.station.run.SqliteStorage;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationListener;
import hitchpost.station.run.StationParts;
import hitchpost.station.run.StationRunner;
import hitchpost.station.run.StationStorage;
import hitchpost.station.wire.Endpoint;
import hitchpost.station.wire.Link;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A station as it always is, with its wire and its journal, on hardware that takes no time. */
final class MeasuredStation implements AutoCloseable {
  /** Configuration keys of a station that does little but sample its meter. */
  static final Map<String, String> SAMPLES =
      Map.of(
          "HeartbeatInterval",
          "86400",
          "MeterValueSampleInterval",
          "1",
          "MeterValuesSampledData",
          "Energy.Active.Import.Register,Power.Active.Import,Voltage,Current.Import");

  private static final int SECONDS = 30;
  private static final String ID = "bench";
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  final InstantHardware hardware = new InstantHardware();
  final StationRunner runner;
  private final Wire wire = new Wire(WireLimits.DEFAULTS);
  private final CountDownLatch accepted = new CountDownLatch(1);
  private final CountDownLatch began = new CountDownLatch(1);
  private volatile @Nullable Link link;

  /**
   * Starts a station, and waits until the CSMS has accepted it.
   *
   * @param keys values of configuration keys, whichever version is spoken
   * @param commits told of every commit
   */
  MeasuredStation(
      Pace pace,
      URI csms,
      Path directory,
      OcppVersion version,
      Map<String, String> keys,
      Commits commits) {
    StationAssembly.Assembled station = assembled(csms, directory, version, keys);
    runner =
        new StationRunner(
            new StationParts(
                station.config(),
                station.dialects(),
                new SecureRandom()::nextLong,
                () -> new Watched(SqliteStorage.open(directory), commits),
                events -> open(csms, events),
                CertificateStore.NONE,
                MaintenancePort.NONE,
                hardware,
                pace,
                pace.threads(),
                Reboots.inProcess()));
    hardware.tells(runner::hardware);
    runner.listen(new Milestones());
    runner.start();
    Waiting.until("the station is accepted", SECONDS, accepted);
  }

  /** A station that connects when it is told to: a benchmark does not wait for a back-off. */
  private static StationAssembly.Assembled assembled(
      URI csms, Path directory, OcppVersion version, Map<String, String> keys) {
    var text = new StringBuilder();
    keys.forEach(
        (key, value) -> text.append("  ").append(key).append(": \"").append(value).append("\"\n"));
    StationFile file =
        StationFile.parse(
            """
            stationId: %s
            ocppVersions: ["%s"]
            csms: {url: "%s"}
            evses: [{}]
            behaviour:
              retryBackOffWaitMinimum: 86400
              retryBackOffRandomRange: 0
              retryBackOffRepeatTimes: 0
            configurationKeys:
            %s\
            """
                .formatted(ID, version.text(), csms, text),
            directory);
    return StationAssembly.of(file, "the benchmark", BUILT, InstantHardware.OFFERED).getFirst();
  }

  private Link open(URI csms, Consumer<LinkEvent> events) {
    Link opened = wire.open(Endpoint.plain(csms, ID), events);
    link = opened;
    return opened;
  }

  /** Starts a transaction, and waits until it is durable. */
  void startTransaction() {
    hardware.plugIn();
    runner.hardware(
        new HardwareEvent.TokenPresented(
            new IdToken("04E91C5A123456", IdTokenType.ISO14443), List.of()));
    Waiting.until("a transaction begins", SECONDS, began);
  }

  /** The network fails. */
  void disconnect() {
    Link open = link;
    if (open != null) {
      open.drop("the benchmark goes offline");
    }
  }

  /** The network is back. */
  void connect() {
    runner.ask(new Ask.ConnectNow());
  }

  @Override
  public void close() {
    runner.close();
    wire.close();
  }

  private final class Milestones implements StationListener {
    @Override
    public void happened(Fact fact, Instant at) {
      if (fact instanceof Fact.RegistrationChanged(RegistrationStatus status)
          && status == RegistrationStatus.ACCEPTED) {
        accepted.countDown();
      } else if (fact instanceof Fact.RecordWritten) {
        began.countDown();
      }
    }
  }

  /** Who is told of commits. */
  interface Commits {
    /** It is about to be made. */
    default void submitted(List<Change> changes) {}

    /** It is on the disk. */
    default void durable() {}
  }

  /** Storage whose commits somebody watches. */
  private record Watched(StationStorage storage, Commits commits) implements StationStorage {
    @Override
    public hitchpost.core.journal.Snapshot load() {
      return storage.load();
    }

    @Override
    public void submit(List<Change> changes, Runnable onDurable, Consumer<String> onFailure) {
      commits.submitted(changes);
      storage.submit(
          changes,
          () -> {
            commits.durable();
            onDurable.run();
          },
          onFailure);
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
