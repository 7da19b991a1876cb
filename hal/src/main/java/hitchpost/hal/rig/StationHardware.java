package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwarePort;
import hitchpost.core.types.IdToken;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.safety.Guard;
import hitchpost.hal.safety.Heartbeats;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.SafetyLoop;
import hitchpost.hal.safety.Watchdog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hardware of a station: all EVSEs, readers and buttons, under supervision.
 *
 * <p>No power flows before {@link #start}, after {@link #close}, and whenever {@link #renew} has
 * not been called for 5 s.
 */
public final class StationHardware implements HardwarePort, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StationHardware.class);

  /** How often silent devices are looked for. */
  private static final Duration ROUND = Duration.ofMillis(250);

  /** How long the loops of the program may take for one round before it counts as hanging. */
  private static final Duration HANGING = Duration.ofSeconds(5);

  /**
   * What a station has.
   *
   * @param others devices that the ones named here stand on, and that need to be started with them
   * @param buttons of the station, each with the number of its EVSE, 0 for all
   */
  public record Plan(
      List<RigPlan> evses,
      List<IdTokenReader> readers,
      List<Button> buttons,
      List<Device> others,
      List<Watchdog> watchdogs) {
    public Plan {
      evses = List.copyOf(evses);
      readers = List.copyOf(readers);
      buttons = List.copyOf(buttons);
      others = List.copyOf(others);
      watchdogs = List.copyOf(watchdogs);
    }

    /** Every device once, those first that others stand on. */
    public Set<Device> devices() {
      Set<Device> devices = new LinkedHashSet<>(others);
      evses.forEach(evse -> devices.addAll(evse.devices()));
      devices.addAll(readers);
      buttons.forEach(button -> devices.add(button.input()));
      return devices;
    }
  }

  /** A button, and the EVSE that it is for; 0 for the whole station. */
  public record Button(int evse, ButtonInput input) {}

  private final Plan plan;
  private final LongSupplier nanos;
  private final EventMailbox mailbox;
  private final Map<Integer, EvseRig> rigs = new LinkedHashMap<>();
  private final Map<String, Absence> readers = new LinkedHashMap<>();
  private final Faults stationFaults;
  private final Heartbeats heartbeats;
  private final Runnable stationBeat;
  private final Runnable ownBeat;
  private final SafetyLoop safety;

  /** Emergency stops that are pressed. */
  private final Set<Button> pressedStops = new LinkedHashSet<>();

  /** Held while these change and are put in the mailbox, so that no older state follows. */
  private final ReentrantLock telling = new ReentrantLock();

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("hardware").unstarted(this::run);

  /**
   * Hardware that has not been started.
   *
   * @param latches faults that were latched before
   * @param station hears everything, in order and one at a time
   * @param nanos monotonic clock
   */
  public StationHardware(
      Plan plan, LatchStore latches, Consumer<HardwareEvent> station, LongSupplier nanos) {
    this.plan = plan;
    this.nanos = nanos;
    mailbox = new EventMailbox(station, this::describe);
    stationFaults = new Faults(0, mailbox::put);
    heartbeats = new Heartbeats(nanos);
    stationBeat = heartbeats.watch("station", HANGING);
    ownBeat = heartbeats.watch("hardware", HANGING);
    for (RigPlan evse : plan.evses()) {
      rigs.put(evse.evse(), new EvseRig(evse, latches, mailbox::put, nanos));
    }
    plan.readers().forEach(this::listen);
    plan.buttons().forEach(this::listen);
    List<Guard> guards = rigs.values().stream().map(EvseRig::guard).toList();
    safety = new SafetyLoop(guards, heartbeats, plan.watchdogs(), nanos);
  }

  private void listen(IdTokenReader reader) {
    var absence = new Absence(nanos.getAsLong());
    readers.put(reader.name(), absence);
    reader.onLink(absence::changed);
    reader.onToken(token -> presented(reader, token));
  }

  private void presented(IdTokenReader reader, IdToken token) {
    mailbox.put(new HardwareEvent.TokenPresented(token, reader.evses()));
    rigs.values().stream()
        .filter(rig -> reader.evses().isEmpty() || reader.evses().contains(rig.evse()))
        .map(rig -> rig.plan().indicator())
        .forEach(indicator -> {
          if (indicator != null) {
            indicator.beep();
          }
        });
  }

  private void listen(Button button) {
    button.input().onChange(active -> pressed(button, active));
  }

  private void pressed(Button button, boolean active) {
    switch (button.input().role()) {
      case EMERGENCY_STOP -> {
        // first, or else the fault that follows would be the reason why a session ends
        tellEmergencyStop(button, active);
        stop(button, active);
      }
      case START -> {
        if (active) {
          each(button, HardwareEvent.StartPressed::new);
        }
      }
      case STOP -> {
        if (active) {
          each(button, HardwareEvent.StopPressed::new);
        }
      }
      case DOOR, TILT -> mailbox.put(new HardwareEvent.TamperChanged(active));
      case SUPPLY -> mailbox.put(new HardwareEvent.SupplyChanged(!active));
      case BAY -> each(button, evse -> new HardwareEvent.BayChanged(evse, active));
    }
  }

  private void stop(Button button, boolean active) {
    rigs.values().forEach(rig -> rig.emergencyStop(button.input().name(), active));
  }

  private void tellEmergencyStop(Button button, boolean active) {
    telling.lock();
    try {
      if (active) {
        pressedStops.add(button);
      } else {
        pressedStops.remove(button);
      }
      mailbox.put(new HardwareEvent.EmergencyStopChanged(!pressedStops.isEmpty()));
    } finally {
      telling.unlock();
    }
  }

  private void describeEmergencyStop() {
    telling.lock();
    try {
      if (!pressedStops.isEmpty()) {
        mailbox.put(new HardwareEvent.EmergencyStopChanged(true));
      }
    } finally {
      telling.unlock();
    }
  }

  /** Tells something of every EVSE that a button is for. */
  private void each(Button button, IntFunction<HardwareEvent> event) {
    rigs.keySet().stream()
        .filter(evse -> button.evse() == 0 || button.evse() == evse)
        .forEach(evse -> mailbox.put(event.apply(evse)));
  }

  /** Forbids power everywhere, then starts all devices and looks after them. */
  public void start() {
    mailbox.start();
    rigs.values().forEach(EvseRig::begin);
    // one that nobody can read yet counts as pressed
    plan.buttons().stream()
        .filter(button -> button.input().role() == ButtonInput.Role.EMERGENCY_STOP)
        .filter(button -> button.input().active())
        .forEach(button -> stop(button, true));
    safety.start();
    plan.devices().forEach(Device::start);
    thread.start();
  }

  @Override
  public void execute(HardwareCommand command) {
    EvseRig rig = rigs.get(command.evse());
    if (rig != null) {
      rig.execute(command);
    }
  }

  @Override
  public void describe() {
    rigs.values().forEach(EvseRig::describe);
    for (Button button : plan.buttons()) {
      boolean held =
          switch (button.input().role()) {
            case DOOR, TILT, SUPPLY, BAY -> button.input().active();
            case EMERGENCY_STOP, START, STOP -> false;
          };
      if (held) {
        pressed(button, true);
      }
    }
    describeEmergencyStop();
    stationFaults.describe();
  }

  /** The station is alive: what it wants holds for another 5 s. To be called each second. */
  public void renew() {
    stationBeat.run();
    rigs.values().forEach(EvseRig::renew);
  }

  /**
   * Somebody has looked after what is latched at an EVSE: what is over is cleared.
   *
   * @return whether there is such an EVSE
   */
  public boolean acknowledge(int evse) {
    EvseRig rig = rigs.get(evse);
    if (rig != null) {
      rig.acknowledge();
    }
    return rig != null;
  }

  /** How every EVSE is. */
  public List<RigStatus> evses() {
    return rigs.values().stream().map(EvseRig::status).toList();
  }

  /** How every device is that belongs to no EVSE. */
  public List<DeviceStatus> others() {
    List<Device> devices = new ArrayList<>(plan.others());
    devices.addAll(plan.readers());
    plan.buttons().forEach(button -> devices.add(button.input()));
    return devices.stream().map(DeviceStatus::of).toList();
  }

  /** Loops that have not gone round in time, none when all is well. */
  public List<String> hanging() {
    return heartbeats.silent();
  }

  /** Events of the hardware that the station has not taken yet. */
  public int waiting() {
    return mailbox.size();
  }

  /** Forbids power for good and gives every device back. */
  @Override
  public void close() {
    ended.countDown();
    safety.close();
    plan.devices().forEach(StationHardware::close);
    mailbox.close();
  }

  private static void close(Device device) {
    try {
      device.close();
    } catch (RuntimeException e) {
      LOG.warn("{} could not be closed: {}", device.name(), e.toString());
    }
  }

  private void run() {
    try {
      while (!ended.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A round that fails is no sign of life, and not the last one. */
  private void round() {
    try {
      look();
      ownBeat.run();
    } catch (RuntimeException | Error e) {
      LOG.error("silent devices cannot be looked for", e);
    }
  }

  /** Once round. */
  void look() {
    rigs.values().forEach(EvseRig::look);
    long patience = RigPlan.Patience.USUAL.faulted().toNanos();
    readers.forEach((name, absence) -> {
      String id = name + "-unreachable";
      if (absence.nanos(nanos.getAsLong()) < patience) {
        stationFaults.clear(id);
      } else {
        stationFaults.raise(
            id,
            DeviceFault.of(DeviceFaultCode.READER, "the reader is silent: " + absence.cause(), ""),
            false);
      }
    });
  }
}
