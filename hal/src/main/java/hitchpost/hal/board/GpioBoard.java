package hitchpost.hal.board;

import com.pi4j.context.Context;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.command.Awaited;
import hitchpost.hal.command.PowerWish;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.ButtonInput.Role;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.loop.Loop;
import hitchpost.hal.loop.LoopDevice;
import hitchpost.hal.sysfs.PwmOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An EVSE of relays and contacts at the GPIO of a Linux board, with a generator of the control
 * pilot beside it.
 *
 * <p>Linux cannot open a contactor in the 100 ms that the standard leaves it: generator, residual
 * current and the interlock of the contactor have to be hardware. This board permits, and watches.
 */
public final class GpioBoard extends LoopDevice implements EvseBoard {
  private static final Logger LOG = LoggerFactory.getLogger(GpioBoard.class);

  private static final Duration TICK = Duration.ofMillis(100);

  /** A voltage tells no edges, so it has to be looked at as often as a pulled plug needs. */
  private static final Duration VOLTAGE_TICK = Duration.ofMillis(20);

  /** What the pilot shows is not known. */
  private static final int UNKNOWN = -1;

  private final Supplier<Context> chip;
  private final GpioWiring wiring;
  private final GpioSettings settings;
  private final Backoff backoff;
  private final PowerWish wish;
  private final PilotFilter pilot = new PilotFilter();
  private final PilotFault voltage = new PilotFault("PILOT_VOLTAGE", 2, this::tell);
  private final PilotFault signal = new PilotFault("PILOT_SIGNAL", 0, this::tell);
  private final List<GpioPart> parts = new ArrayList<>();
  private final Awaited awaited;
  private final List<Consumer<BoardEvent>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable GpioPins pins;
  private Loop.Timer tick = Loop.Timer.NONE;
  private Loop.Timer sooner = Loop.Timer.NONE;
  private @Nullable Pilot toldPilot;
  private @Nullable Boolean toldPower;
  private int shownPermyriad = UNKNOWN;
  private boolean beat;
  private boolean started;
  private boolean begun;

  /**
   * A board that has not been started.
   *
   * @param address of the chip, for people to read
   * @param chip opens the chip anew after each loss
   * @param loop its own
   */
  public GpioBoard(
      String name,
      String address,
      Supplier<Context> chip,
      GpioWiring wiring,
      GpioSettings settings,
      Loop loop,
      Backoff backoff) {
    super(name, address, loop);
    this.chip = chip;
    this.wiring = wiring;
    this.settings = settings;
    this.backoff = backoff;
    awaited = new Awaited(name);
    wish = new PowerWish(settings.phases());
    if (wiring.has(GpioLine.LOCK_CLOSE)) {
      parts.add(new GpioLock(this, wiring.has(GpioLine.LOCKED), settings.lockPulse()));
    }
    if (wiring.has(GpioLine.RCD_TRIPPED)) {
      parts.add(
          new GpioResidualCurrent(
              this, wiring.has(GpioLine.RCD_TEST), wiring.has(GpioLine.RCD_RESET)));
    }
    button(Role.EMERGENCY_STOP, GpioLine.EMERGENCY_STOP_CLOSED);
    button(Role.DOOR, GpioLine.DOOR);
    button(Role.TILT, GpioLine.TILT);
    button(Role.START, GpioLine.START);
    button(Role.STOP, GpioLine.STOP);
    button(Role.BAY, GpioLine.BAY);
    parts.add(new GpioIndicator(this));
  }

  private void button(Role role, GpioLine line) {
    if (wiring.has(line)) {
      parts.add(new GpioButton(this, role, line));
    }
  }

  /** The board and its parts: {@code NAME.lock}, {@code NAME.rcd}, {@code NAME.door}... */
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>(List.of(this));
    devices.addAll(parts);
    return devices;
  }

  GpioWiring wiring() {
    return wiring;
  }

  /** Whether power flows, or may. */
  boolean powered() {
    return !Boolean.FALSE.equals(toldPower);
  }

  /** Does something with the lines; false when the chip is gone. */
  boolean attempt(Consumer<GpioPins> what) {
    GpioPins present = pins;
    if (present == null) {
      return false;
    }
    try {
      what.accept(present);
      return true;
    } catch (DeviceException e) {
      if (pins == present) {
        lost(String.valueOf(e.getMessage()));
      }
      return false;
    }
  }

  @Override
  public BoardCapabilities capabilities() {
    return new BoardCapabilities(
        CurrentOffer.LEAST_MILLI_AMPERES,
        settings.maxMilliAmperes(),
        settings.pwm() == null ? settings.maxMilliAmperes() : 10,
        settings.phases(),
        wiring.has(GpioLine.PHASES),
        settings.socket(),
        wiring.has(GpioLine.MIRROR),
        false,
        wiring.has(GpioLine.RCD_TRIPPED),
        settings.watchdog());
  }

  @Override
  public void listen(Consumer<BoardEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public void start() {
    loop.post(() -> {
      if (!started) {
        started = true;
        open();
      }
    });
  }

  @Override
  public CompletionStage<Void> enable(boolean on) {
    return tell(() -> wish.enable(on), () -> on || !powered());
  }

  @Override
  public CompletionStage<Void> offer(CurrentOffer offer) {
    int most = Math.min(offer.milliAmperes(), settings.maxMilliAmperes());
    int phases = wiring.has(GpioLine.PHASES) && offer.phases() == 1 ? 1 : settings.phases();
    CurrentOffer told = new CurrentOffer(most, phases);
    return tell(
        () -> wish.offer(told),
        () -> wish.offerShown() || !wish.enabled() || !wish.permitted(loop.nanos()));
  }

  @Override
  public CompletionStage<Void> permit(PowerPermit permit) {
    return tell(
        () -> wish.permit(permit, loop.nanos()),
        () -> permit instanceof PowerPermit.Granted || !powered());
  }

  @Override
  public CompletionStage<Void> keepAlive() {
    return tell(
        () -> {
          if (wiring.has(GpioLine.HEARTBEAT)) {
            beat = !beat;
            attempt(lines -> lines.set(GpioLine.HEARTBEAT, beat));
          }
        },
        () -> true);
  }

  /** It keeps no fault of its own: a residual current device is reset by its own port. */
  @Override
  public CompletionStage<Void> resetFaults() {
    return tell(() -> {}, () -> true);
  }

  @Override
  public void close() {
    loop.close(() -> {
      attempt(lines -> lines.set(GpioLine.CONTACTOR, false));
      show(PilotDuty.STEADY);
      release();
      awaited.fail("closed");
    });
  }

  private CompletionStage<Void> tell(Runnable change, BooleanSupplier condition) {
    var stage = new CompletableFuture<@Nullable Void>();
    loop.post(() -> {
      change.run();
      awaited.add(condition, loop.nanos(), stage);
      if (pins == null) {
        awaited.fail(link().cause());
      } else {
        look();
      }
    });
    return stage;
  }

  private void open() {
    try {
      shownPermyriad = UNKNOWN;
      pins = new GpioPins(chip, wiring, () -> loop.post(this::look));
      show(PilotDuty.STEADY);
      backoff.reset();
      health().answered();
      if (begun) {
        tell(new BoardEvent.Rebooted("its GPIO chip came back"));
      }
      begun = true;
      look();
      again();
    } catch (DeviceException e) {
      lost(String.valueOf(e.getMessage()));
    }
  }

  private void again() {
    if (pins == null) {
      return;
    }
    Duration pause = settings.pilot() instanceof PilotSource.Lines ? TICK : VOLTAGE_TICK;
    tick =
        loop.after(
            pause,
            () -> {
              // first, so that nothing that goes wrong in a look ends them
              again();
              look();
            });
  }

  private void lost(String cause) {
    LOG.debug("{}: {}", name(), cause);
    // the generator may be elsewhere, and would go on to ask the car to charge
    wish.hide(loop.nanos());
    show(PilotDuty.STEADY);
    release();
    toldPower = null;
    toldPilot = null;
    health().lost(cause);
    parts.forEach(GpioPart::lost);
    awaited.fail(cause);
    loop.after(backoff.next(), this::open);
  }

  private void release() {
    tick.cancel();
    sooner.cancel();
    pilot.forget();
    GpioPins gone = pins;
    pins = null;
    if (gone != null) {
      gone.close();
    }
  }

  /** Looks at everything and does what follows from it. */
  private void look() {
    attempt(lines -> {
      parts.forEach(part -> part.look(lines));
      lookAtPilot(lines);
      Pilot now = pilot.believed().orElse(Pilot.A);
      boolean told = lines.active(GpioLine.CONTACTOR);
      boolean close = wish.look(loop.nanos(), now, told, open(lines), safe(lines));
      steer(lines, close);
      tellPower(lines);
    });
    awaited.settle(loop.nanos());
  }

  private void lookAtPilot(GpioPins lines) {
    Duration left = pilot.see(seen(lines), loop.nanos());
    sooner.cancel();
    if (left.isPositive()) {
      sooner = loop.after(left, this::look);
    }
    Pilot now = pilot.believed().orElse(null);
    if (now != null && now != toldPilot) {
      toldPilot = now;
      tell(new BoardEvent.PilotChanged(now));
    }
  }

  private Pilot seen(GpioPins lines) {
    if (settings.pilot() instanceof PilotSource.Voltage source) {
      return voltage.attempt(source::milliVolts).map(PilotVoltage::pilot).orElse(Pilot.E);
    }
    if (active(lines, GpioLine.PILOT_FAULT)) {
      return Pilot.E;
    }
    if (!active(lines, GpioLine.CONNECTED)) {
      return Pilot.A;
    }
    if (!active(lines, GpioLine.READY)) {
      return Pilot.B;
    }
    return active(lines, GpioLine.VENTILATION) ? Pilot.D : Pilot.C;
  }

  private boolean safe(GpioPins lines) {
    return !signal.raised()
        && !active(lines, GpioLine.RCD_TRIPPED)
        && (!wiring.has(GpioLine.EMERGENCY_STOP_CLOSED)
            || lines.active(GpioLine.EMERGENCY_STOP_CLOSED));
  }

  private void steer(GpioPins lines, boolean close) {
    if (!close && lines.active(GpioLine.CONTACTOR)) {
      lines.set(GpioLine.CONTACTOR, false);
    }
    boolean threePhases = wish.phases() > 1;
    if (wiring.has(GpioLine.PHASES) && lines.active(GpioLine.PHASES) != threePhases) {
      lines.set(GpioLine.PHASES, threePhases);
    }
    boolean unavailable = !wish.enabled() && !lines.active(GpioLine.CONTACTOR);
    show(unavailable ? PilotDuty.UNAVAILABLE : PilotDuty.permyriad(wish.shownMilliAmperes()));
    if (signal.raised()) {
      lines.set(GpioLine.CONTACTOR, false);
    } else if (close && !lines.active(GpioLine.CONTACTOR)) {
      lines.set(GpioLine.CONTACTOR, true);
    }
  }

  private void show(int permyriad) {
    PwmOutput pwm = settings.pwm();
    if (pwm == null || permyriad == shownPermyriad) {
      return;
    }
    shownPermyriad = signal.attempt(() -> made(pwm, permyriad)).orElse(UNKNOWN);
  }

  private int made(PwmOutput pwm, int permyriad) {
    if (shownPermyriad == UNKNOWN) {
      pwm.open(permyriad);
    } else {
      pwm.high(permyriad);
    }
    return permyriad;
  }

  private void tellPower(GpioPins lines) {
    boolean on = !open(lines);
    if (toldPower == null || toldPower != on) {
      toldPower = on;
      tell(new BoardEvent.PowerChanged(on, wiring.has(GpioLine.MIRROR)));
    }
  }

  /** Whether the contactor is open, as far as anybody can tell. */
  private boolean open(GpioPins lines) {
    return wiring.has(GpioLine.MIRROR)
        ? lines.active(GpioLine.MIRROR)
        : !lines.active(GpioLine.CONTACTOR);
  }

  private boolean active(GpioPins lines, GpioLine line) {
    return wiring.has(line) && lines.active(line);
  }

  private void tell(BoardEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
