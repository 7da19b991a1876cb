package hitchpost.station.hardware;

import hitchpost.core.Fact;
import hitchpost.core.StationView;
import hitchpost.hal.link.LinkTraffic;
import hitchpost.hal.rig.RigStatus;
import hitchpost.hal.rig.StationHardware;
import hitchpost.station.file.BehaviourSection.OnReset;
import hitchpost.station.hardware.HardwareAssembly.Opened;
import hitchpost.station.run.Premises;
import hitchpost.station.run.Reboots;
import hitchpost.station.run.SqliteStorage;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.StationListener;
import hitchpost.station.run.StationParts;
import hitchpost.station.run.StationRunner;
import hitchpost.station.run.StationService;
import hitchpost.station.run.StationStorage;
import hitchpost.station.run.TimeSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A complete station on real hardware. It starts without a network and without any of its devices,
 * and goes on without them.
 */
public final class RealStation implements AutoCloseable {
  /** How often the station shows its hardware that it is alive. */
  private static final Duration RENEWAL = Duration.ofSeconds(1);

  private final Assembled assembled;
  private final Premises premises;
  private final Opened opened;
  private final LatchFile latches;
  private final StationHardware hardware;
  private final StationRunner runner;
  private final StationService service;
  private final Commits commits = new Commits();
  private final AtomicLong connections = new AtomicLong();

  /** Opened before the hardware is started, and taken by the first life of the station. */
  private final AtomicReference<@Nullable StationStorage> prepared = new AtomicReference<>();

  private volatile boolean closed;

  /**
   * Prepares a station; no device is touched before {@link #start}.
   *
   * @param messages the log of messages, null when there is none
   * @param endProcess for stations that leave starting again to a supervisor
   * @throws java.io.UncheckedIOException when latched faults cannot be read
   */
  public RealStation(
      RealAssembly assembly, Premises premises, @Nullable Path messages, Runnable endProcess) {
    assembled = assembly.station();
    opened = assembly.hardware();
    this.premises = premises;
    boolean exits = assembled.section().behaviour().onReset() == OnReset.EXIT;
    latches = LatchFile.open(assembled.section().storageDirectory());
    hardware =
        new StationHardware(
            opened.plan(), latches, event -> runner().hardware(event), System::nanoTime);
    runner =
        new StationRunner(
            new StationParts(
                assembled.config(),
                assembled.dialects(),
                new SecureRandom()::nextLong,
                this::storage,
                events -> premises.wire().open(assembled.endpoints(), events),
                assembled.certificates(),
                assembled.maintenance(messages, image -> {}),
                hardware,
                TimeSource.system(),
                premises.threads(),
                exits ? Reboots.bySupervisor(endProcess) : Reboots.inProcess()));
    service = new StationService(runner, assembled.config());
    runner.listen(new Counter());
    StationListener log = premises.messageLog(id());
    if (log != null) {
      runner.listen(log);
    }
  }

  private StationRunner runner() {
    return runner;
  }

  private StationStorage storage() {
    StationStorage first = prepared.getAndSet(null);
    return first == null ? opening() : first;
  }

  private StationStorage opening() {
    return commits.watch(SqliteStorage.open(assembled.section().storageDirectory()));
  }

  /**
   * Starts the hardware, without power, and then the station from its journal.
   *
   * <p>The storage comes first: whoever finds it in use by another program must not touch hardware
   * that is in use as well.
   *
   * @throws RuntimeException of the storage, when it cannot be opened
   */
  public void start() {
    prepared.set(opening());
    hardware.start();
    runner.start();
    renew();
  }

  /** The station proves that it takes its turns, and only then its hardware goes on. */
  private void renew() {
    if (!closed) {
      runner.look(view -> true).thenRun(hardware::renew);
      premises.threads().schedule(RENEWAL, this::renew);
    }
  }

  public String id() {
    return assembled.config().stationId();
  }

  /** Lets somebody see what happens, from now on. */
  public void listen(StationListener listener) {
    runner.listen(listener);
  }

  /** What local users can do. */
  public StationService service() {
    return service;
  }

  /** Looks at the station between two steps. */
  public <T> CompletableFuture<T> look(Function<StationView, T> viewer) {
    return runner.look(viewer);
  }

  /** The hardware, for those who look at it or look after it. */
  public StationHardware hardware() {
    return hardware;
  }

  /** How every EVSE is. */
  public List<RigStatus> evses() {
    return hardware.rig().evses();
  }

  /** What happens on each line to the hardware, by the names of their buses. */
  public Map<String, LinkTraffic.Count> lines() {
    Map<String, LinkTraffic.Count> lines = new LinkedHashMap<>();
    opened.means().traffic().forEach((bus, traffic) -> lines.put(bus, traffic.count()));
    return lines;
  }

  /** What is counted while it runs. */
  public Counts counts() {
    var count = commits.count();
    return new Counts(
        count.number(),
        Duration.ofNanos(count.totalNanos()),
        Duration.ofNanos(count.longestNanos()),
        count.waiting(),
        connections.get());
  }

  /**
   * What is counted while a station runs.
   *
   * @param commits of the journal
   * @param commitTime all of them together took so long
   * @param longestCommit since the start
   * @param commitsWaiting not durable yet
   * @param connections to the CSMS that were made
   */
  public record Counts(
      long commits,
      Duration commitTime,
      Duration longestCommit,
      int commitsWaiting,
      long connections) {}

  /** The power switch: power ends first, and what is decided is safe when this returns. */
  @Override
  public void close() {
    closed = true;
    runner.close();
    hardware.close();
    StationStorage unused = prepared.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
    opened.means().close();
    latches.close();
  }

  private final class Counter implements StationListener {
    @Override
    public void happened(Fact fact, Instant at) {
      if (fact instanceof Fact.ConnectionChanged(String subprotocol, _, _) && subprotocol != null) {
        connections.incrementAndGet();
      }
    }
  }
}
