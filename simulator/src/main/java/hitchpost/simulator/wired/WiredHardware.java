package hitchpost.simulator.wired;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.hal.device.Device;
import hitchpost.hal.loop.VirtualLoop;
import hitchpost.hal.rig.StationHardware;
import hitchpost.hal.rig.StationRig;
import hitchpost.hal.safety.SafetyLoop;
import hitchpost.hal.safety.Sign;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.hardware.TimedHardware;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a real station has between its behaviour and its hardware, and a model behind the lines:
 * each EVSE is a GPIO board with contactor, lock and pilot, and a meter, under its guard.
 *
 * <p>What the model tells that comes over no line (tokens, buttons, housing, mains, ISO 15118, and
 * faults from outside) goes to the station as it is.
 */
public final class WiredHardware implements TimedHardware {
  private static final Duration RENEWAL = Duration.ofSeconds(1);

  private final SimulatedHardware model;
  private final List<EvseSpec> evses;
  private final Latches latches = new Latches();
  private final Deque<HardwareEvent> heard = new ArrayDeque<>();
  private boolean hearing;
  private boolean moved;
  private List<HardwareEvent> told = new ArrayList<>();
  private @Nullable Program program;

  /** What lives as long as the program of the station. */
  private final class Program {
    final VirtualLoop loop = new VirtualLoop();
    final Map<Integer, WiredEvse> posts = new TreeMap<>();
    final StationRig rig;
    private final Set<Device> devices;

    Program(long nanos) {
      loop.advance(Duration.ofNanos(nanos));
      for (EvseSpec evse : evses) {
        posts.put(evse.id(), new WiredEvse(evse, model, WiredHardware.this::hear, loop));
      }
      var plan =
          new StationHardware.Plan(
              posts.values().stream().map(WiredEvse::plan).toList(),
              List.of(),
              posts.values().stream().map(WiredEvse::emergencyStop).toList(),
              List.of(),
              List.of());
      rig = new StationRig(plan, latches, event -> told.add(event), loop::nanos);
      devices = plan.devices();
    }

    void start() {
      posts.values().forEach(WiredEvse::wire);
      rig.begin();
      devices.forEach(Device::start);
      each(SafetyLoop.TICK, () -> rig.guards().forEach(guard -> guard.sign(new Sign.Tick())));
      each(StationRig.ROUND, rig::look);
      each(RENEWAL, rig::renew);
      rig.renew();
    }

    WiredEvse post(int evse) {
      return Objects.requireNonNull(posts.get(evse));
    }

    private void each(Duration interval, Runnable task) {
      loop.after(
          interval,
          () -> {
            task.run();
            each(interval, task);
          });
    }
  }

  /**
   * Hardware whose program has not been started.
   *
   * @param evses those of the model, each with one connector
   */
  public WiredHardware(SimulatedHardware model, List<EvseSpec> evses) {
    this.model = model;
    this.evses = List.copyOf(evses);
  }

  @Override
  public List<HardwareEvent> describe(long nanos) {
    hear(model.advance(nanos));
    Program running = program;
    if (running == null) {
      running = new Program(nanos);
      program = running;
      running.start();
    }
    told.clear();
    hear(model.describe(nanos));
    running.rig.describe();
    return handOut();
  }

  @Override
  public void programEnds(long nanos) {
    hear(model.advance(nanos));
    end(nanos);
  }

  /** The kernel takes the lines back; those of outputs fall. */
  private void end(long nanos) {
    Program running = program;
    if (running != null) {
      program = null;
      running.loop.close();
      running.posts.values().forEach(post -> post.fall(nanos));
      told.clear();
    }
  }

  @Override
  public List<HardwareEvent> advance(long nanos) {
    moved = !told.isEmpty();
    run(nanos);
    moved |= !told.isEmpty();
    return handOut();
  }

  @Override
  public boolean still() {
    return !moved;
  }

  private void run(long nanos) {
    hear(model.advance(nanos));
    Program running = program;
    if (running != null) {
      running.loop.advance(Duration.ofNanos(nanos - running.loop.nanos()));
    }
  }

  @Override
  public OptionalLong nextEventNanos() {
    OptionalLong ofModel = model.nextEventNanos();
    OptionalLong ofLoop = program == null ? OptionalLong.empty() : program.loop.dueNanos();
    return ofModel.isEmpty() || ofLoop.isPresent() && ofLoop.getAsLong() < ofModel.getAsLong()
        ? ofLoop
        : ofModel;
  }

  @Override
  public List<HardwareEvent> command(long nanos, HardwareCommand command) {
    run(nanos);
    Program running = program;
    if (running != null) {
      switch (command) {
        case HardwareCommand.ShowPrice _,
            HardwareCommand.AnswerContract _,
            HardwareCommand.AnswerEvCertificate _,
            HardwareCommand.Indicate _ ->
            hear(model.command(nanos, command));
        case HardwareCommand.SetContactor _,
            HardwareCommand.OfferCurrent _,
            HardwareCommand.Restart _,
            HardwareCommand.SetLock _,
            HardwareCommand.ReadMeter _ ->
            running.rig.execute(command);
      }
    }
    return handOut();
  }

  @Override
  public List<HardwareEvent> stimulate(long nanos, Stimulus stimulus) {
    run(nanos);
    hear(model.stimulate(nanos, stimulus));
    if (program != null
        && stimulus instanceof Stimulus.BreakContactor(int evse, ContactorFault fault)
        && fault == ContactorFault.NONE) {
      // whoever repairs a contactor tells the station so
      program.rig.acknowledge(evse);
    }
    return handOut();
  }

  @Override
  public List<HardwareEvent> powerCut(long nanos) {
    end(nanos);
    model.powerCut(nanos);
    return List.of();
  }

  @Override
  public List<HardwareEvent> powerBack(long nanos) {
    model.powerBack(nanos);
    return List.of();
  }

  /** Pulls the chip with the lines of an EVSE, or puts it in again; reported with the next call. */
  public void pull(long nanos, int evse, boolean out) {
    run(nanos);
    Program running = program;
    if (running != null) {
      running.post(evse).pull(nanos, out);
    }
  }

  @Override
  public HardwareSnapshot snapshot() {
    return model.snapshot();
  }

  private List<HardwareEvent> handOut() {
    if (told.isEmpty()) {
      return List.of();
    }
    List<HardwareEvent> events = told;
    told = new ArrayList<>();
    return events;
  }

  /** What the model tells moves lines, which may have the model told something in turn. */
  private void hear(List<HardwareEvent> events) {
    moved |= !events.isEmpty();
    heard.addAll(events);
    if (hearing) {
      return;
    }
    hearing = true;
    for (HardwareEvent event = heard.poll(); event != null; event = heard.poll()) {
      hear(event);
    }
    hearing = false;
  }

  private void hear(HardwareEvent event) {
    Program running = program;
    if (running == null) {
      return;
    }
    switch (event) {
      case HardwareEvent.PilotChanged e -> running.post(e.evse()).pilot(e.pilot());
      case HardwareEvent.ContactorChanged e -> running.post(e.evse()).mirror();
      case HardwareEvent.LockChanged e -> running.post(e.evse()).bolt();
      case HardwareEvent.EmergencyStopChanged e ->
          running.posts.values().forEach(post -> post.emergencyStop(e.pressed()));
      case HardwareEvent.MeterRead e ->
          running.post(e.evse()).meter().answered(e.request(), e.reading());
      case HardwareEvent.MeterSilent e -> running.post(e.evse()).meter().silent(e.request());
      // the board has no contact for it
      case HardwareEvent.CableChanged _ -> {}
      case HardwareEvent.BayChanged _,
          HardwareEvent.FaultRaised _,
          HardwareEvent.FaultCleared _,
          HardwareEvent.StartPressed _,
          HardwareEvent.StopPressed _,
          HardwareEvent.TokenPresented _,
          HardwareEvent.TamperChanged _,
          HardwareEvent.SupplyChanged _,
          HardwareEvent.EndsSelected _,
          HardwareEvent.ContractPresented _,
          HardwareEvent.EvCertificateWanted _,
          HardwareEvent.SessionEnded _ ->
          told.add(event);
    }
  }
}
