package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwarePort;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.safety.Heartbeats;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.SafetyLoop;
import hitchpost.hal.safety.Watchdog;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private final StationRig rig;
  private final EventMailbox mailbox;
  private final Heartbeats heartbeats;
  private final Runnable stationBeat;
  private final Runnable ownBeat;
  private final SafetyLoop safety;

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
    mailbox = new EventMailbox(station, this::describe);
    rig = new StationRig(plan, latches, mailbox::put, nanos);
    heartbeats = new Heartbeats(nanos);
    stationBeat = heartbeats.watch("station", HANGING);
    ownBeat = heartbeats.watch("hardware", HANGING);
    safety = new SafetyLoop(rig.guards(), heartbeats, plan.watchdogs(), nanos);
  }

  /** Forbids power everywhere, then starts all devices and looks after them. */
  public void start() {
    mailbox.start();
    rig.begin();
    safety.start();
    plan.devices().forEach(Device::start);
    thread.start();
  }

  @Override
  public void execute(HardwareCommand command) {
    rig.execute(command);
  }

  @Override
  public void describe() {
    rig.describe();
  }

  /** The station is alive: what it wants holds for another 5 s. To be called each second. */
  public void renew() {
    stationBeat.run();
    rig.renew();
  }

  /** What there is to see, and to be acknowledged. */
  public StationRig rig() {
    return rig;
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
      while (!ended.await(StationRig.ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A round that fails is no sign of life, and not the last one. */
  private void round() {
    try {
      rig.look();
      ownBeat.run();
    } catch (RuntimeException | Error e) {
      LOG.error("silent devices cannot be looked for", e);
    }
  }
}
