package hitchpost.station.run;

import hitchpost.core.Identity;
import hitchpost.core.Registry;
import hitchpost.core.StationConfig;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.wire.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A runner with everything around it faked; its time stands still until it is told to fly. */
final class TestStation implements AutoCloseable {
  private static final List<EvseSpec> EVSES =
      List.of(
          new EvseSpec(1, 3, 32_000, 230, List.of(new EvseSpec.ConnectorSpec(1, "cType2", true))));

  final StationConfig config;
  final FakeStorage storage = new FakeStorage();
  final FakeHardware hardware = new FakeHardware();
  final BlockingQueue<FakeLink> links = new LinkedBlockingQueue<>();
  final BlockingQueue<BootReason> starts = new LinkedBlockingQueue<>();
  final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  final StationParts parts;
  final StationRunner runner;
  final TestTime time;
  private final SharedThreads threads = new SharedThreads();

  TestStation(boolean reachable, Reboots reboots) {
    this(
        config(Registry.of(EVSES, List.of())),
        new TestDialect(),
        reachable ? FakeCsms.SILENT : null,
        new TestTime(),
        reboots);
  }

  private TestStation(
      StationConfig config,
      Dialect dialect,
      @Nullable FakeCsms csms,
      TestTime time,
      Reboots reboots) {
    this.config = config;
    this.time = time;
    parts =
        new StationParts(
            config,
            List.of(dialect),
            ThreadLocalRandom.current()::nextLong,
            storage::open,
            events -> link(events, csms),
            CertificateStore.NONE,
            MaintenancePort.NONE,
            hardware,
            time,
            threads,
            reboots);
    runner = new StationRunner(parts);
    hardware.tells(runner::hardware);
    runner.listen(
        new StationListener() {
          @Override
          public void started(BootReason reason, Instant at) {
            starts.add(reason);
          }

          @Override
          public void failed(String why, Instant at) {
            failures.add(why);
          }
        });
  }

  /**
   * A station that speaks OCPP.
   *
   * @param csms null when it cannot be reached
   */
  static TestStation speaking(OcppVersion version, @Nullable FakeCsms csms) {
    StationConfig config =
        config(Spoken.settings(List.of(version), EVSES, List.of(Measurand.values()), Map.of()));
    Dialect dialect = Spoken.dialects(List.of(version), config).getFirst();
    return new TestStation(config, dialect, csms, new TestTime(), Reboots.inProcess());
  }

  /** A station that nobody answers. */
  static TestStation alone() {
    return new TestStation(false, Reboots.inProcess());
  }

  /** A station with a CSMS. */
  static TestStation connected() {
    return new TestStation(true, Reboots.inProcess());
  }

  private Link link(Consumer<LinkEvent> events, @Nullable FakeCsms csms) {
    var link = new FakeLink(events, csms != null, csms == null ? FakeCsms.SILENT : csms);
    links.add(link);
    return link;
  }

  private static StationConfig config(List<Setting<?>> of) {
    List<Setting<?>> settings = new ArrayList<>(of);
    // what is critical is told where there is security
    List<Setting<?>> others =
        List.of(
            StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID.withFactory(true),
            SecuritySettings.SECURITY_PROFILE.withFactory(1));
    for (Setting<?> other : others) {
      settings.replaceAll(setting -> setting.id().equals(other.id()) ? other : setting);
    }
    return new StationConfig(
        "cp1",
        new Identity("Vendor", "Model", null, null, null, null, null, null, null),
        EVSES,
        settings,
        BackOff.STANDARD,
        Instant.parse("2026-01-01T00:00:00Z"),
        false,
        false,
        SecurityConfig.of(List.of(new ConnectionProfile(0, "", 1))),
        FirmwareConfig.USUAL);
  }

  /** A driver without a word to the CSMS: the station is offline and lets anybody charge. */
  void driverCharges() {
    hardware.plugIn();
    presentToken();
  }

  void presentToken() {
    runner.hardware(
        new HardwareEvent.TokenPresented(new IdToken("04A2", IdTokenType.ISO14443), List.of()));
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T what = queue.poll(60, TimeUnit.SECONDS);
    if (what == null) {
      throw new AssertionError("nothing came");
    }
    return what;
  }

  @Override
  public void close() {
    runner.close();
    threads.close();
  }
}
