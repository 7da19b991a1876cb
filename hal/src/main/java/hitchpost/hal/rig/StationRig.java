package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.types.IdToken;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.rig.StationHardware.Button;
import hitchpost.hal.rig.StationHardware.Plan;
import hitchpost.hal.safety.Guard;
import hitchpost.hal.safety.LatchStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * All EVSEs, readers and buttons of a station, each EVSE under its guard. It has no thread:
 * somebody starts the devices, gives the guards their time and goes round; {@link StationHardware}
 * does.
 */
public final class StationRig {
  /** How often silent devices are looked for. */
  public static final Duration ROUND = Duration.ofMillis(250);

  private final Plan plan;
  private final LongSupplier nanos;
  private final Consumer<HardwareEvent> station;
  private final Map<Integer, EvseRig> rigs = new LinkedHashMap<>();
  private final Map<String, Absence> readers = new LinkedHashMap<>();
  private final Faults stationFaults;

  /** Emergency stops that are pressed. */
  private final Set<Button> pressedStops = new LinkedHashSet<>();

  /** Held while these change and are told, so that no older state follows. */
  private final ReentrantLock telling = new ReentrantLock();

  /**
   * Nothing has been started.
   *
   * @param latches faults that were latched before
   * @param station hears everything, on the thread of whoever noticed it, in no time
   * @param nanos monotonic clock
   */
  public StationRig(
      Plan plan, LatchStore latches, Consumer<HardwareEvent> station, LongSupplier nanos) {
    this.plan = plan;
    this.nanos = nanos;
    this.station = station;
    stationFaults = new Faults(0, station);
    for (RigPlan evse : plan.evses()) {
      rigs.put(evse.evse(), new EvseRig(evse, latches, station, nanos));
    }
    plan.readers().forEach(this::listen);
    plan.buttons().forEach(this::listen);
  }

  private void listen(IdTokenReader reader) {
    var absence = new Absence(nanos.getAsLong());
    readers.put(reader.name(), absence);
    reader.onLink(absence::changed);
    reader.onToken(token -> presented(reader, token));
  }

  private void presented(IdTokenReader reader, IdToken token) {
    station.accept(new HardwareEvent.TokenPresented(token, reader.evses()));
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
      case DOOR, TILT -> station.accept(new HardwareEvent.TamperChanged(active));
      case SUPPLY -> station.accept(new HardwareEvent.SupplyChanged(!active));
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
      station.accept(new HardwareEvent.EmergencyStopChanged(!pressedStops.isEmpty()));
    } finally {
      telling.unlock();
    }
  }

  private void describeEmergencyStop() {
    telling.lock();
    try {
      if (!pressedStops.isEmpty()) {
        station.accept(new HardwareEvent.EmergencyStopChanged(true));
      }
    } finally {
      telling.unlock();
    }
  }

  /** Tells something of every EVSE that a button is for. */
  private void each(Button button, IntFunction<HardwareEvent> event) {
    rigs.keySet().stream()
        .filter(evse -> button.evse() == 0 || button.evse() == evse)
        .forEach(evse -> station.accept(event.apply(evse)));
  }

  /** Forbids power everywhere; to be called before any device is started. */
  public void begin() {
    rigs.values().forEach(EvseRig::begin);
    // one that nobody can read yet counts as pressed
    plan.buttons().stream()
        .filter(button -> button.input().role() == ButtonInput.Role.EMERGENCY_STOP)
        .filter(button -> button.input().active())
        .forEach(button -> stop(button, true));
  }

  /** Does what the station wants of an EVSE; nothing for one that is not there. */
  public void execute(HardwareCommand command) {
    EvseRig rig = rigs.get(command.evse());
    if (rig != null) {
      rig.execute(command);
    }
  }

  /** Tells the station how everything is. */
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

  /** What holds the EVSEs to their limits, to be given time at least each 100 ms. */
  public List<Guard> guards() {
    return rigs.values().stream().map(EvseRig::guard).toList();
  }

  /** Once round, by one thread at a time: looks for silent devices. */
  public void look() {
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
