package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.Randomness;
import hitchpost.core.Station;
import hitchpost.core.StationConfig;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.types.BootReason;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.hardware.TimedHardware;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The real station with simulated hardware and a journal in memory, in virtual time: what the shell
 * does in a process, without threads.
 */
public final class VirtualStation {
  /** How long a reboot takes. */
  public static final Duration REBOOT = Duration.ofSeconds(5);

  /** How long the hardware's supervisor lets contactors stay closed without a living program. */
  public static final Duration WATCHDOG = Duration.ofSeconds(1);

  /** The other end of the station's WebSocket. */
  public interface Network {
    void command(LinkCommand command);

    /** The station is gone without a word: its connection dies with it. */
    void stationGone();
  }

  /** Sees every step before its effects, and may cut the power at any of them. */
  public interface Watcher {
    /** What becomes of a step. */
    enum Fate {
      CARRY_OUT,
      /** The power fails before the step is durable: nothing of it has happened. */
      CUT_BEFORE_COMMIT,
      /** The power fails when the step is durable, but nothing else of it has happened. */
      CUT_AFTER_COMMIT,
      /** The program dies before the step is durable. */
      CRASH_BEFORE_COMMIT,
      /** The program dies when the step is durable, but nothing else of it has happened. */
      CRASH_AFTER_COMMIT
    }

    /**
     * A step is done, and nothing of it has happened yet.
     *
     * @param input null for the start of the station
     */
    Fate stepped(@Nullable Input input, List<Output> outputs);

    /** The step is durable; what else it does follows. */
    default void committed(@Nullable Input input, List<Output> outputs) {}

    /** An output is about to take effect. */
    default void acting(Output output) {}

    /** The program is gone, for whatever reason. */
    default void down() {}

    /** The station has nothing more to do at this instant, or is down. */
    default void settled() {}
  }

  private final VirtualTime time;
  private final StationConfig config;
  private final List<Dialect> dialects;
  private final Randomness random;
  private final TimedHardware hardware;
  private final Snapshot journal;
  private final Network network;
  private final Watcher watcher;
  private final Map<String, VirtualTime.Scheduled> timers = new HashMap<>();
  private final Map<Long, Verdict> verdicts = new HashMap<>();
  private final Deque<Input> inbox = new ArrayDeque<>();
  private CertificateStore certificates = CertificateStore.NONE;
  private MaintenancePort maintenance = MaintenancePort.NONE;
  private Supplier<UnaryOperator<List<Output>>> flaw = UnaryOperator::identity;
  private UnaryOperator<List<Output>> bend = UnaryOperator.identity();
  private @Nullable Station station;
  private VirtualTime.@Nullable Scheduled hardwareDue;
  private long hardwareDueNanos;
  private boolean busy;
  private boolean acting;
  private int rebootsToFail;

  /** Counts starts and ends of the program, so that what was meant for an earlier life is void. */
  private long life;

  /**
   * @param journal what survives; read at every boot
   */
  public VirtualStation(
      VirtualTime time,
      StationConfig config,
      List<Dialect> dialects,
      Randomness random,
      TimedHardware hardware,
      Snapshot journal,
      Network network,
      Watcher watcher) {
    this.time = time;
    this.config = config;
    this.dialects = List.copyOf(dialects);
    this.random = random;
    this.hardware = hardware;
    this.journal = journal;
    this.network = network;
    this.watcher = watcher;
  }

  /** Makes the station wrong on purpose, from the next start on, to see whether it is noticed. */
  void bend(Supplier<UnaryOperator<List<Output>>> change) {
    flaw = change;
  }

  /** Starts the station from its journal. */
  public void boot(BootReason reason) {
    life++;
    bend = flaw.get();
    var started = Station.start(config, dialects, random, journal.copy(), reason, now());
    station = started.station();
    carryOut(null, started.outputs());
    if (station != null) {
      hardwareEvents(hardware.describe(time.nanos()));
    }
    drain();
  }

  /** The power fails: the program is gone, contactors open, the journal stays as it is. */
  public void cutPower() {
    drop();
    hardware.powerCut(time.nanos());
    scheduleHardware();
  }

  /** The power is back. */
  public void restorePower() {
    hardware.powerBack(time.nanos());
    boot(BootReason.POWER_UP);
  }

  /** The program dies at once and is started again; meanwhile the supervisor opens contactors. */
  public void crash() {
    drop();
    long dead = life;
    time.after(WATCHDOG, () -> supervise(dead));
    time.after(REBOOT, () -> bootIfStill(dead, BootReason.WATCHDOG));
  }

  private void supervise(long dead) {
    if (life == dead) {
      for (var evse : config.evses()) {
        command(new HardwareCommand.SetContactor(evse.id(), false));
        command(new HardwareCommand.OfferCurrent(evse.id(), 0, evse.phases()));
      }
      drain();
    }
  }

  private void bootIfStill(long expected, BootReason reason) {
    if (life == expected) {
      boot(reason);
    }
  }

  public boolean running() {
    return station != null;
  }

  /** The station, which must be running. */
  public Station station() {
    if (station == null) {
      throw new IllegalStateException("the station is down");
    }
    return station;
  }

  public HardwareSnapshot hardware() {
    hardwareEvents(hardware.advance(time.nanos()));
    drain();
    return hardware.snapshot();
  }

  public Snapshot journal() {
    return journal;
  }

  /** Does something to the hardware. */
  public void stimulate(Stimulus stimulus) {
    hardwareEvents(hardware.stimulate(time.nanos(), stimulus));
    drain();
  }

  /** Where the station keeps its certificates from now on. */
  public void keepCertificatesIn(CertificateStore store) {
    certificates = store;
  }

  /** Who fetches and brings files and installs firmware from now on. */
  public void maintainedBy(MaintenancePort port) {
    maintenance = port;
  }

  /** The next reboots, so many, do not come about. */
  public void failReboots(int count) {
    rebootsToFail = count;
  }

  /** Feeds the station, unless it is down. */
  public void feed(Input input) {
    inbox.add(input);
    drain();
  }

  /** The verdict on a local question, null while there is none. */
  public @Nullable Verdict verdict(long question) {
    return verdicts.get(question);
  }

  private void drain() {
    if (busy) {
      return;
    }
    busy = true;
    try {
      while (!inbox.isEmpty()) {
        Input input = inbox.poll();
        if (station != null) {
          carryOut(input, station.step(now(), input));
        }
      }
    } finally {
      busy = false;
    }
    watcher.settled();
  }

  private Now now() {
    return new Now(time.wall(), time.nanos());
  }

  private void carryOut(@Nullable Input input, List<Output> all) {
    List<Output> outputs = bend.apply(all);
    Watcher.Fate fate = watcher.stepped(input, outputs);
    if (fate == Watcher.Fate.CUT_BEFORE_COMMIT || fate == Watcher.Fate.CRASH_BEFORE_COMMIT) {
      end(fate);
      return;
    }
    for (Output output : outputs) {
      if (output instanceof Output.Hardware h && h.command().immediate()) {
        watcher.acting(h);
        command(h.command());
      }
    }
    for (Output output : outputs) {
      if (output instanceof Output.Persist persist) {
        journal.apply(persist.change());
      }
    }
    watcher.committed(input, outputs);
    if (fate != Watcher.Fate.CARRY_OUT) {
      end(fate);
      return;
    }
    for (Output output : outputs) {
      if (station != null) {
        carryOut(output);
      }
    }
  }

  private void end(Watcher.Fate fate) {
    switch (fate) {
      case CARRY_OUT -> {}
      case CUT_BEFORE_COMMIT, CUT_AFTER_COMMIT -> cutPower();
      case CRASH_BEFORE_COMMIT, CRASH_AFTER_COMMIT -> crash();
    }
  }

  private void carryOut(Output output) {
    switch (output) {
      case Output.Persist o -> {}
      case Output.Link o -> {
        watcher.acting(o);
        network.command(o.command());
      }
      case Output.Hardware o -> {
        if (!o.command().immediate()) {
          watcher.acting(o);
          command(o.command());
        }
      }
      case Output.StartTimer o -> {
        stopTimer(o.timer().slot());
        timers.put(
            o.timer().slot(),
            time.after(
                o.delay(),
                () -> {
                  timers.remove(o.timer().slot());
                  feed(new Input.TimerFired(o.timer()));
                }));
      }
      case Output.StopTimer o -> stopTimer(o.slot());
      case Output.Tell o -> {}
      case Output.Certificates o ->
          inbox.add(new Input.Certificates(certificates.execute(o.command())));
      case Output.Maintain o -> maintain(o.command());
      case Output.Answered o -> verdicts.put(o.question(), o.verdict());
      case Output.Reboot o -> reboot();
    }
  }

  private void maintain(MaintenanceCommand command) {
    long asked = life;
    acting = true;
    maintenance.execute(command, event -> maintained(asked, event));
    acting = false;
  }

  private void maintained(long asked, MaintenanceEvent event) {
    if (life == asked) {
      inbox.add(new Input.Maintenance(event));
      if (!acting) {
        drain();
      }
    }
  }

  private void reboot() {
    if (rebootsToFail > 0) {
      rebootsToFail--;
      inbox.add(new Input.RebootFailed("as told"));
      return;
    }
    drop();
    long dead = life;
    time.after(REBOOT, () -> bootIfStill(dead, BootReason.REMOTE_RESET));
  }

  private void command(HardwareCommand command) {
    hardwareEvents(hardware.command(time.nanos(), command));
  }

  private void hardwareEvents(List<HardwareEvent> events) {
    for (HardwareEvent event : events) {
      inbox.add(new Input.Hardware(event));
    }
    scheduleHardware();
  }

  private void scheduleHardware() {
    OptionalLong next = hardware.nextEventNanos();
    if (hardwareDue != null) {
      if (next.isPresent() && next.getAsLong() == hardwareDueNanos) {
        return;
      }
      hardwareDue.cancel();
      hardwareDue = null;
    }
    if (next.isPresent()) {
      hardwareDueNanos = next.getAsLong();
      hardwareDue = time.at(hardwareDueNanos, this::hardwareIsDue);
    }
  }

  private void hardwareIsDue() {
    hardwareDue = null;
    hardwareEvents(hardware.advance(time.nanos()));
    if (!hardware.still()) {
      drain();
    }
  }

  private void stopTimer(String slot) {
    var running = timers.remove(slot);
    if (running != null) {
      running.cancel();
    }
  }

  private void drop() {
    life++;
    if (station != null) {
      watcher.down();
    }
    station = null;
    timers.values().forEach(VirtualTime.Scheduled::cancel);
    timers.clear();
    inbox.clear();
    hardware.programEnds(time.nanos());
    network.stationGone();
  }

  /** The slots of the timers that run, for checks. */
  public List<String> timers() {
    return timers.keySet().stream().sorted().toList();
  }
}
