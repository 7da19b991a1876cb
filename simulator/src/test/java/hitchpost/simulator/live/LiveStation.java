package hitchpost.simulator.live;

import hitchpost.core.Identity;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.ocpp16.Catalogue;
import hitchpost.ocpp16.Ocpp16;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.station.run.Reboots;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.SqliteStorage;
import hitchpost.station.run.TimeSource;
import hitchpost.station.wire.Endpoint;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A simulated station on a real wire and a real journal, put together for a test. */
public final class LiveStation implements AutoCloseable {
  public final SimulatedStation station;
  private final SharedThreads threads = new SharedThreads();
  private final Wire wire = new Wire(WireLimits.DEFAULTS);
  private volatile URI csms;

  /**
   * Prepares a station with these EVSEs: one socket each, but for the first, which has a cable.
   *
   * @param lapse how many times faster than real time it lives
   */
  public LiveStation(
      Path directory, URI csms, int evses, int lapse, boolean battery, Map<String, String> keys) {
    this("cp001", directory, csms, evses, lapse, battery, keys);
  }

  /** The same with an id. */
  public LiveStation(
      String id,
      Path directory,
      URI csms,
      int evses,
      int lapse,
      boolean battery,
      Map<String, String> keys) {
    this.csms = csms;
    List<EvseSpec> specs =
        IntStream.rangeClosed(1, evses)
            .mapToObj(number ->
                new EvseSpec(
                    number,
                    3,
                    32_000,
                    230,
                    List.of(new ConnectorSpec(1, number == 1 ? "cType2" : "sType2", number == 1))))
            .toList();
    var identity = new Identity("Hitchpost", "Test", null, null, null, null, null, null, null);
    var config =
        new StationConfig(
            id,
            identity,
            specs,
            Catalogue.of(specs, List.of(Measurand.values()), keys),
            new BackOff(Duration.ofSeconds(1), Duration.ZERO, 0),
            Instant.parse("2026-01-01T00:00:00Z"),
            false,
            false);
    station =
        new SimulatedStation(
            new SimulatedStation.Setup(
                config,
                List.of(new Ocpp16(identity, specs, config.settings())),
                specs.stream().map(EvseSetup::of).toList(),
                directory,
                () -> SqliteStorage.open(directory),
                events -> wire.open(way -> Endpoint.plain(this.csms, id), events),
                CertificateStore.NONE,
                MaintenancePort.NONE,
                Reboots.inProcess(),
                battery),
            new SharedMeans(threads, TimeSource.lapsed(lapse), new SecureRandom()::nextLong));
  }

  /** From the next attempt on the CSMS is there. */
  public void csmsMoves(URI to) {
    csms = to;
  }

  public void plugIn() {
    station.stimulate(new Stimulus.PlugIn(1, 1, CarChange.NONE));
  }

  public void present(String token) {
    station.stimulate(
        new Stimulus.PresentToken(new IdToken(token, IdTokenType.ISO14443), List.of()));
  }

  @Override
  public void close() {
    station.close();
    wire.close();
    threads.close();
  }
}
