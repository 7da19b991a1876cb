package hitchpost.simulator.live;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.StationConfig;
import hitchpost.core.StationView;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.http.EventLog;
import hitchpost.station.run.Reboots;
import hitchpost.station.run.StationListener;
import hitchpost.station.run.StationParts;
import hitchpost.station.run.StationRunner;
import hitchpost.station.run.StationService;
import hitchpost.station.run.StationStorage;
import hitchpost.station.wire.Link;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A complete station on simulated hardware, in real time or in time lapse.
 *
 * <p>Its meters remember what they showed, in a file of its storage directory. Safe for use by
 * several threads.
 */
public final class SimulatedStation implements AutoCloseable {
  /** How often the registers of the meters are made safe, and a live snapshot is looked at. */
  private static final Duration BOOK_INTERVAL = Duration.ofMinutes(1);

  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  /**
   * What the station is.
   *
   * @param dialects the versions it speaks, in order of preference
   * @param hardware one setup per EVSE of {@code config}
   * @param directory an existing directory of its own, for what has to survive
   * @param storage opens its journal
   * @param network where its links come from
   * @param certificates where its certificates and keys are
   * @param maintenance who transfers its files and installs its firmware
   * @param batteryBackup whether its controller outlives the mains
   */
  public record Setup(
      StationConfig config,
      List<Dialect> dialects,
      List<EvseSetup> hardware,
      Path directory,
      Supplier<StationStorage> storage,
      Link.Opener network,
      CertificateStore certificates,
      MaintenancePort maintenance,
      Reboots reboots,
      boolean batteryBackup) {
    public Setup {
      dialects = List.copyOf(dialects);
      hardware = List.copyOf(hardware);
    }
  }

  private final Setup setup;
  private final SharedMeans means;
  private final MeterBook book;
  private final LiveHardware hardware;
  private final SimulatedFirmware firmware;
  private final NetworkGate gate;
  private final StationRunner runner;
  private final StationEvents events;
  private final StationService service;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Consumer<Stimulus> witness = stimulus -> {};
  private volatile boolean closed;

  /**
   * Prepares a station; nothing happens before {@link #start}.
   *
   * @throws UncheckedIOException when its directory cannot be used
   */
  public SimulatedStation(Setup setup, SharedMeans means) {
    this.setup = setup;
    this.means = means;
    book = MeterBook.open(meterBook(setup.directory()));
    hardware = new LiveHardware(remembered(), means.time(), means.threads(), this::reported);
    firmware = new SimulatedFirmware(setup.maintenance());
    gate = new NetworkGate(setup.network(), means.threads());
    runner =
        new StationRunner(
            new StationParts(
                setup.config(),
                setup.dialects(),
                means.random(),
                setup.storage(),
                gate,
                setup.certificates(),
                firmware,
                hardware,
                means.time(),
                means.threads(),
                setup.reboots()));
    events = new StationEvents(this::snapshot);
    service = new StationService(runner, setup.config());
    runner.listen(events);
    runner.listen(new Bookkeeper());
  }

  private static Path meterBook(Path directory) {
    return directory.resolve("meters.txt");
  }

  /**
   * Empties what the meters of the station with this directory remember.
   *
   * @throws UncheckedIOException when it stays
   */
  public static void forgetMeters(Path directory) {
    try {
      Files.deleteIfExists(meterBook(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("the meter registers in " + directory + " stay", e);
    }
  }

  private List<EvseSetup> remembered() {
    return setup.hardware().stream()
        .map(evse ->
            evse.withRegister(book.register(evse.spec().id(), evse.initialMilliWattHours())))
        .toList();
  }

  /**
   * Starts the station from its journal.
   *
   * @throws RuntimeException of the storage, when it cannot be opened
   */
  public void start() {
    runner.start();
    means.threads().schedule(BOOK_INTERVAL, this::keepBook);
  }

  public String id() {
    return setup.config().stationId();
  }

  /** What the station is. */
  public Setup setup() {
    return setup;
  }

  /** Lets somebody see what happens, from now on. */
  public void listen(StationListener listener) {
    runner.listen(listener);
  }

  /**
   * Tells a person what happens, a line at a time.
   *
   * @param messages whether every OCPP message is told as well
   */
  void narrate(Consumer<String> out, boolean messages) {
    var narrator = new Narrator(out, id(), messages, () -> means.time().now().wall());
    runner.listen(narrator);
    witness = narrator::done;
  }

  /** What local users can do, whichever version of OCPP it speaks. */
  public StationService service() {
    return service;
  }

  /** What runs the station: for questions to it. */
  public StationRunner runner() {
    return runner;
  }

  /**
   * Somebody does something to the hardware, which has changed when this returns.
   *
   * @throws RuntimeException as {@link SimulatedHardware#stimulate}; nothing has changed then
   */
  public void stimulate(Stimulus stimulus) {
    stimulate(hardware -> stimulus);
  }

  /** The same for what depends on how the hardware is, with nothing in between. */
  public void stimulate(Function<SimulatedHardware, Stimulus> choice) {
    hardware.stimulate(choice, witness);
    show();
  }

  /** What there is to see on the hardware now. */
  public HardwareSnapshot hardware() {
    return hardware.snapshot();
  }

  /**
   * The active faults of an EVSE, 0 for the whole station, oldest first.
   *
   * @throws hitchpost.simulator.hardware.UnknownPart when there is no such EVSE
   */
  public List<StationSnapshot.FaultSnapshot> faults(int evse) {
    return hardware.look(model -> model.faults(evse)).stream().map(Snapshots::fault).toList();
  }

  /** The whole station as it is now; fails while it restarts. */
  public CompletableFuture<StationSnapshot> snapshot() {
    return runner.look(this::snapshot);
  }

  private StationSnapshot snapshot(StationView view) {
    return Snapshots.of(id(), setup.config().evses(), view, hardware.snapshot());
  }

  /** The events of the station as far as they were recorded. */
  public EventLog events() {
    return events.log();
  }

  /** Whether events are recorded already. */
  public boolean watched() {
    return events.watched();
  }

  /** Has events recorded from now on; the first is the present snapshot, for whoever is new. */
  public void watch() {
    events.watch();
    show();
    if (looking.compareAndSet(false, true)) {
      lookAgain();
    }
  }

  /** How the next firmware update goes. */
  public SimulatedFirmware firmware() {
    return firmware;
  }

  /** The network goes away. */
  public void disconnect() {
    gate.down();
  }

  /** Whether there is a network. */
  public boolean networked() {
    return !gate.isDown();
  }

  /** The network is back; the station tries at once. */
  public void reconnect() {
    gate.up();
    runner.ask(new Ask.ConnectNow());
  }

  /** Power fails for mains and controller; people go on doing things to the hardware. */
  public void cutPower() {
    hardware.powerCut();
    runner.cutPower();
    noteRegisters();
  }

  /** Power is back after {@link #cutPower}. */
  public void restorePower() {
    hardware.powerBack();
    runner.restorePower();
  }

  /** The power switch: what is decided is safe when this returns, nothing more is sent. */
  @Override
  public void close() {
    closed = true;
    runner.close();
    noteRegisters();
    hardware.close();
    book.close();
  }

  private void reported(HardwareEvent event) {
    if (event instanceof HardwareEvent.MeterRead(int evse, _, var reading)) {
      book.note(evse, reading.importMilliWattHours());
    }
    runner.hardware(event);
  }

  private void noteRegisters() {
    Map<Integer, Long> shown = new TreeMap<>();
    for (var evse : hardware.snapshot().evses()) {
      shown.put(evse.id(), evse.meter().registerMilliWattHours());
    }
    book.note(shown);
  }

  private void keepBook() {
    if (!closed) {
      noteRegisters();
      means.threads().execute(book::sync);
      means.threads().schedule(BOOK_INTERVAL, this::keepBook);
    }
  }

  /** While energy flows a snapshot changes without any step of the station. */
  private void lookAgain() {
    if (!closed) {
      show();
      means.threads().schedule(LOOK_INTERVAL, this::lookAgain);
    }
  }

  private void show() {
    if (events.watched()) {
      runner.look(view -> {
        events.stepped(view);
        return true;
      });
    }
  }

  private final class Bookkeeper implements StationListener {
    @Override
    public void happened(Fact fact, Instant at) {
      if (fact instanceof Fact.RecordWritten(TransactionRecord.Ended _)) {
        noteRegisters();
        means.threads().execute(book::sync);
      }
    }
  }
}
