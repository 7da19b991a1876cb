package hitchpost.simulator.ports;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.command.Awaited;
import hitchpost.hal.command.PowerWish;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.ButtonInput.Role;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.loop.Loop;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The board of a simulated EVSE, and its parts.
 *
 * <p>Its firmware goes on when the line to it is pulled, and ends power when its watchdog has not
 * been fed for too long. One EVSE with one connector.
 */
public final class SimulatedBoard extends SimulatedDevice implements EvseBoard {
  static final int EVSE = 1;
  static final int CONNECTOR = 1;

  private static final Duration TURN = Duration.ofMillis(100);
  private static final Duration WATCHDOG = Duration.ofSeconds(10);

  private final EvseSpec spec;
  private final boolean socket;
  private final SimulatedHardware hardware;
  private final PowerWish wish;
  private final Awaited awaited;
  private final List<Consumer<BoardEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<SimulatedPart> parts = new ArrayList<>();
  private final SimulatedMeter meter;
  private final SimulatedResidualCurrent residualCurrent;
  private Loop.Timer next = Loop.Timer.NONE;
  private Pilot pilot = Pilot.A;
  private boolean mirror;
  private boolean coil;
  private @Nullable Pilot toldPilot;
  private @Nullable Boolean toldPower;
  private int offeredMilliAmperes;
  private int offeredPhases;
  private long fedNanos;
  private Runnable visits = () -> {};

  /**
   * A board that has not been started.
   *
   * @param setup of EVSE 1 with connector 1
   * @param loop its own
   */
  public SimulatedBoard(String name, EvseSetup setup, Loop loop) {
    super(name, loop);
    spec = setup.spec();
    socket = !spec.connectors().getFirst().fixedCable();
    hardware = new SimulatedHardware(loop.nanos(), List.of(setup));
    wish = new PowerWish(spec.phases());
    wish.enable(true);
    awaited = new Awaited(name);
    fedNanos = loop.nanos();
    meter = new SimulatedMeter(this, loop, spec);
    residualCurrent = new SimulatedResidualCurrent(this);
    if (socket) {
      parts.add(new SimulatedLock(this));
    }
    parts.add(residualCurrent);
    parts.add(new SimulatedTemperature(this));
    parts.add(new SimulatedReader(this));
    parts.add(new SimulatedLight(this));
    parts.add(new SimulatedButton(this, Role.EMERGENCY_STOP, HardwareSnapshot::emergencyStop));
    parts.add(new SimulatedButton(this, Role.DOOR, HardwareSnapshot::tampered));
    parts.add(new SimulatedButton(this, Role.SUPPLY, seen -> !seen.supply()));
  }

  /** The board and what is on it: {@code NAME.meter}, {@code NAME.lock}, {@code NAME.rcd}... */
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>(List.of(this, meter));
    devices.addAll(parts);
    return devices;
  }

  /** The device of a kind, of which it has one. */
  public <D extends Device> D part(String name, Class<D> type) {
    return devices().stream()
        .filter(device -> device.name().equals(name() + "." + name))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  /** People and the world do something to the hardware. */
  public void stimulate(Stimulus stimulus) {
    loop.post(() -> {
      hear(hardware.stimulate(loop.nanos(), stimulus));
      turn();
    });
  }

  /**
   * Has cars come and go by themselves; to be called before the start.
   *
   * @param after the start: when the first one comes
   * @param stay how long each stays, zero for good
   * @param away how long until the next one
   */
  void visits(Duration after, Duration stay, Duration away) {
    visits = () -> comes(after, stay, away);
  }

  private void comes(Duration after, Duration stay, Duration away) {
    loop.after(
        after,
        () -> {
          stimulate(new Stimulus.PlugIn(EVSE, CONNECTOR, CarChange.NONE));
          if (stay.isPositive()) {
            loop.after(stay, () -> leaves(stay, away));
          }
        });
  }

  private void leaves(Duration stay, Duration away) {
    stimulate(new Stimulus.PlugOut(EVSE, CONNECTOR));
    comes(away, stay, away);
  }

  /** What there is to see; to be called where its loop runs. */
  public HardwareSnapshot snapshot() {
    return hardware.snapshot();
  }

  boolean powered() {
    return mirror;
  }

  /** Heat that the contacts get, as the square of what flows. */
  long milliAmperes() {
    return hardware.evseState(EVSE).milliAmperes().getFirst();
  }

  void command(HardwareCommand command) {
    hear(hardware.command(loop.nanos(), command));
  }

  /** Works out anew what follows, as after a trip. */
  void turn() {
    long now = loop.nanos();
    next.cancel();
    hear(hardware.advance(now));
    parts.forEach(part -> part.look(now));
    boolean close = wish.look(now, pilot, coil, !mirror, safe(now));
    if (wish.shownMilliAmperes() != offeredMilliAmperes || wish.phases() != offeredPhases) {
      offeredMilliAmperes = wish.shownMilliAmperes();
      offeredPhases = wish.phases();
      command(new HardwareCommand.OfferCurrent(EVSE, offeredMilliAmperes, offeredPhases));
    }
    if (close != coil) {
      coil = close;
      command(new HardwareCommand.SetContactor(EVSE, close));
    }
    awaited.settle(now);
    long due = hardware.nextEventNanos().orElse(Long.MAX_VALUE);
    next = loop.after(Duration.ofNanos(Math.min(due - now, TURN.toNanos())), this::turn);
  }

  private boolean safe(long now) {
    return !residualCurrent.tripped()
        && !hardware.inoperative(EVSE, CONNECTOR)
        && hardware.snapshot().supply()
        && now - fedNanos < WATCHDOG.toNanos();
  }

  @Override
  void begin() {
    meter.begin();
    visits.run();
  }

  @Override
  void found() {
    toldPilot = null;
    toldPower = null;
    hear(hardware.describe(loop.nanos()));
    parts.forEach(SimulatedPart::found);
    turn();
  }

  @Override
  void lost(String why) {
    awaited.fail(why);
    parts.forEach(SimulatedPart::lost);
  }

  private void hear(List<HardwareEvent> events) {
    events.forEach(this::hear);
  }

  private void hear(HardwareEvent event) {
    switch (event) {
      case HardwareEvent.PilotChanged(_, _, Pilot now) -> pilot(now);
      case HardwareEvent.ContactorChanged(_, boolean closed) -> power(closed);
      case HardwareEvent.MeterRead(_, long request, var reading) ->
          meter.answered(request, reading);
      case HardwareEvent.MeterSilent silent -> meter.silent(silent.request());
      case HardwareEvent.FaultRaised(Fault fault) -> tell(new BoardEvent.FaultRaised(fault(fault)));
      case HardwareEvent.FaultCleared(_, String id) -> tell(new BoardEvent.FaultCleared(id));
      case HardwareEvent.StopPressed _ -> tell(new BoardEvent.StopRequested());
      case HardwareEvent.LockChanged _, HardwareEvent.TokenPresented _ ->
          parts.forEach(part -> part.hear(event));
      // contacts are looked at in every turn, and no port tells the others
      case HardwareEvent.EmergencyStopChanged _,
          HardwareEvent.TamperChanged _,
          HardwareEvent.SupplyChanged _,
          HardwareEvent.CableChanged _,
          HardwareEvent.BayChanged _,
          HardwareEvent.StartPressed _,
          HardwareEvent.EndsSelected _,
          HardwareEvent.ContractPresented _,
          HardwareEvent.EvCertificateWanted _,
          HardwareEvent.SessionEnded _ -> {}
    }
  }

  private void pilot(Pilot now) {
    pilot = now;
    if (reached() && now != toldPilot) {
      toldPilot = now;
      tell(new BoardEvent.PilotChanged(now));
    }
  }

  private void power(boolean closed) {
    mirror = closed;
    if (reached() && (toldPower == null || toldPower != closed)) {
      toldPower = closed;
      tell(new BoardEvent.PowerChanged(closed, true));
    }
  }

  private static DeviceFault fault(Fault fault) {
    DeviceFaultCode code =
        Arrays.stream(DeviceFaultCode.values())
            .filter(each -> each.reportCode() == fault.code())
            .findFirst()
            .orElse(DeviceFaultCode.BOARD);
    String info = fault.info() == null ? "" : fault.info();
    String vendorCode = fault.vendorErrorCode() == null ? "" : fault.vendorErrorCode();
    Severity severity = fault.inoperative() ? Severity.STOP : Severity.WARN;
    return new DeviceFault(fault.id(), code, severity, info, vendorCode);
  }

  private void tell(BoardEvent event) {
    if (reached()) {
      listeners.forEach(listener -> listener.accept(event));
    }
  }

  @Override
  public BoardCapabilities capabilities() {
    return new BoardCapabilities(
        CurrentOffer.LEAST_MILLI_AMPERES,
        spec.maxMilliAmperes(),
        1,
        spec.phases(),
        spec.phases() > 1,
        socket,
        true,
        false,
        true,
        WATCHDOG);
  }

  @Override
  public void listen(Consumer<BoardEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public CompletionStage<Void> enable(boolean on) {
    return tell(() -> wish.enable(on), () -> on || !mirror);
  }

  @Override
  public CompletionStage<Void> offer(CurrentOffer offer) {
    int most = Math.min(offer.milliAmperes(), spec.maxMilliAmperes());
    CurrentOffer told = new CurrentOffer(most, Math.min(offer.phases(), spec.phases()));
    return tell(
        () -> wish.offer(told),
        () -> wish.offerShown() || !wish.enabled() || !wish.permitted(loop.nanos()));
  }

  @Override
  public CompletionStage<Void> permit(PowerPermit permit) {
    return tell(
        () -> wish.permit(permit, loop.nanos()),
        () -> permit instanceof PowerPermit.Granted || !mirror);
  }

  @Override
  public CompletionStage<Void> keepAlive() {
    return tell(() -> {}, () -> true);
  }

  /** It keeps no fault of its own. */
  @Override
  public CompletionStage<Void> resetFaults() {
    return tell(() -> {}, () -> true);
  }

  /** Whatever arrives shows that somebody is there. */
  private CompletionStage<Void> tell(Runnable change, BooleanSupplier effect) {
    var stage = new CompletableFuture<@Nullable Void>();
    loop.post(() -> {
      if (!reached()) {
        stage.completeExceptionally(gone());
        return;
      }
      fedNanos = loop.nanos();
      change.run();
      awaited.add(effect, loop.nanos(), stage);
      turn();
    });
    return stage;
  }

  /** Its supply ends with it. */
  @Override
  public void close() {
    loop.close(() -> {
      hear(hardware.powerCut(loop.nanos()));
      awaited.fail("closed");
      parts.forEach(SimulatedPart::lost);
    });
  }
}
