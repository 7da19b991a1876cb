package hitchpost.station.run;

import hitchpost.core.Identity;
import hitchpost.core.Registry;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.station.wire.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A runner with everything around it faked; its time runs a thousand times as fast. */
final class TestStation implements AutoCloseable {
  final FakeStorage storage = new FakeStorage();
  final FakeHardware hardware = new FakeHardware();
  final BlockingQueue<FakeLink> links = new LinkedBlockingQueue<>();
  final BlockingQueue<BootReason> starts = new LinkedBlockingQueue<>();
  final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  final StationRunner runner;
  private final SharedThreads threads = new SharedThreads();

  TestStation(boolean reachable, Reboots reboots) {
    runner =
        new StationRunner(
            new StationParts(
                config(),
                List.of(new TestDialect()),
                ThreadLocalRandom.current()::nextLong,
                storage::open,
                events -> link(events, reachable),
                CertificateStore.NONE,
                MaintenancePort.NONE,
                hardware,
                TimeSource.lapsed(1000),
                threads,
                reboots));
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

  /** A station that nobody answers. */
  static TestStation alone() {
    return new TestStation(false, Reboots.inProcess());
  }

  /** A station with a CSMS. */
  static TestStation connected() {
    return new TestStation(true, Reboots.inProcess());
  }

  private Link link(Consumer<LinkEvent> events, boolean reachable) {
    var link = new FakeLink(events, reachable);
    links.add(link);
    return link;
  }

  static StationConfig config() {
    List<EvseSpec> evses =
        List.of(
            new EvseSpec(
                1, 3, 32_000, 230, List.of(new EvseSpec.ConnectorSpec(1, "cType2", true))));
    List<Setting<?>> settings = new ArrayList<>(Registry.of(evses, List.of()));
    settings.replaceAll(setting ->
        setting.id().equals(StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID.id())
            ? StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID.withFactory(true)
            : setting);
    return new StationConfig(
        "cp1",
        new Identity("Vendor", "Model", null, null, null, null, null, null, null),
        evses,
        settings,
        BackOff.STANDARD,
        Instant.parse("2026-01-01T00:00:00Z"),
        false,
        false);
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
