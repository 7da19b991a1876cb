package hitchpost.simulator.live;

import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.StationStorage;
import hitchpost.station.run.TimeSource;
import hitchpost.station.transfer.Installer;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process of a simulated station out of a station file, on a real wire and a real SQLite
 * journal, which ends like a process when its power fails: everything in memory is gone, the files
 * are there.
 */
public final class FrailStation implements AutoCloseable {
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  private final SharedThreads threads = new SharedThreads();
  private final Wire wire = new Wire(WireLimits.DEFAULTS);
  private final Errands errands;
  private final FrailStorage storage;
  private final SimulatedStation station;

  /**
   * Prepares a station; nothing happens before {@link #start}.
   *
   * @param folder what paths in the file are relative to
   * @param lapse how many times faster than real time it lives
   */
  public FrailStation(Path folder, String text, Installer installer, int lapse) {
    StationFile file = StationFile.parse(text, folder);
    Assembled assembled =
        StationAssembly.of(file, "the file", BUILT, Simulation.offered(file)).getFirst();
    SimulatedStation.Setup whole = StationSetups.of(assembled, wire, null, () -> {});
    make(whole.directory());
    storage = new FrailStorage(whole.storage().get());
    errands = new Errands(assembled.maintenance(null, installer));
    station =
        new SimulatedStation(
            new SimulatedStation.Setup(
                whole.config(),
                whole.dialects(),
                whole.hardware(),
                whole.directory(),
                this::opened,
                whole.network(),
                whole.certificates(),
                errands,
                whole.reboots(),
                whole.batteryBackup()),
            new SharedMeans(threads, TimeSource.lapsed(lapse), new SecureRandom()::nextLong));
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StationStorage opened() {
    return storage;
  }

  /** Switches it on. */
  public FrailStation start() {
    station.start();
    return this;
  }

  /** Has the power fail at a commit; see {@link FrailStorage#failAt}. */
  public void failAt(int commit, boolean durable) {
    storage.failAt(commit, durable);
  }

  /** Whether the power has failed by now. */
  public boolean hasFailed() {
    return storage.hasFailed();
  }

  /** Whether the power has failed by now, or does within that time. */
  public boolean hasFailed(long seconds) throws InterruptedException {
    return storage.hasFailed(seconds);
  }

  /** The process is gone when this returns. */
  @Override
  public void close() {
    station.close();
    wire.close();
    threads.close();
    errands.end();
  }

  /**
   * Waits for errands that threads of the dead process are at: they have files in their hands that
   * the next process needs.
   */
  private static final class Errands implements MaintenancePort {
    private final MaintenancePort real;
    private final Map<Long, CountDownLatch> open = new ConcurrentHashMap<>();

    Errands(MaintenancePort real) {
      this.real = real;
    }

    @Override
    public void execute(MaintenanceCommand command, Consumer<MaintenanceEvent> answer) {
      CountDownLatch done = new CountDownLatch(1);
      if (command instanceof MaintenanceCommand.Cancel) {
        open.remove(command.job());
        real.execute(command, answer);
      } else {
        open.put(command.job(), done);
        real.execute(
            command,
            event -> {
              done.countDown();
              answer.accept(event);
            });
      }
    }

    void end() {
      for (CountDownLatch errand : open.values()) {
        try {
          errand.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
