package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.board.BoardModel.Seen;
import hitchpost.hal.command.Awaited;
import hitchpost.hal.command.OfferPace;
import hitchpost.hal.command.Told;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.ModbusPart;
import hitchpost.hal.modbus.Priority;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.UnitAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A board that is polled over Modbus and told what to offer. What it was told last is brought to it
 * whenever it differs: at once, after a loss of the line, and after a restart of the board.
 */
public final class ModbusBoard extends ModbusPart implements EvseBoard {
  private static final PowerPermit CLOSED = new PowerPermit.Denied("closed");

  /** The time for an EV to stop, on a line with much to do. */
  private static final Duration LONGEST_EFFECT = Duration.ofSeconds(10);

  private final BoardModel model;
  private final HalClock clock;
  private final List<Consumer<BoardEvent>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);
  private volatile BoardCapabilities capabilities;

  // of the thread of the bus
  private final Awaited awaited;
  private @Nullable Seen seen;
  private List<DeviceFault> faults = List.of();
  private @Nullable Pilot pilot;
  private @Nullable Boolean power;
  private @Nullable Cable cable;
  private boolean commanded;
  private boolean disobeyed;
  private int milliAmperes;
  private boolean available;
  private final OfferPace pace = new OfferPace();

  /**
   * A board that is not touched before {@link #start}.
   *
   * @param poll how often it is looked at
   */
  ModbusBoard(
      String name,
      BoardModel model,
      ModbusBus bus,
      UnitAddress unit,
      Duration poll,
      HalClock clock) {
    super(name, bus, unit, Priority.CONTROL, poll);
    this.model = model;
    this.clock = clock;
    this.capabilities = model.capabilities();
    this.awaited = new Awaited(name, LONGEST_EFFECT);
  }

  @Override
  public void listen(Consumer<BoardEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public BoardCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public void close() {
    told.updateAndGet(last -> last.permit(clock.nanos(), CLOSED));
    device.close(registers -> model.command(registers, 0, shown()));
  }

  @Override
  public CompletionStage<Void> enable(boolean on) {
    return tell(last -> last.enable(on), seen -> available == on);
  }

  @Override
  public CompletionStage<Void> offer(CurrentOffer offer) {
    return tell(last -> last.offer(offer), this::offersWhatIsWanted);
  }

  @Override
  public CompletionStage<Void> permit(PowerPermit permit) {
    long now = clock.nanos();
    return tell(
        last -> last.permit(now, permit),
        switch (permit) {
          case PowerPermit.Granted _ -> seen -> offersWhatIsWanted(seen) || !last().granted();
          case PowerPermit.Denied _ ->
              seen -> last().granted() || milliAmperes == 0 && !seen.power();
        });
  }

  /** The poll is what these boards take for a sign of life. */
  @Override
  public CompletionStage<Void> keepAlive() {
    return link().up()
        ? CompletableFuture.completedStage(null)
        : CompletableFuture.failedStage(
            new DeviceException(Reason.UNREACHABLE, name() + " is not reached"));
  }

  /** These boards clear their faults by themselves. */
  @Override
  public CompletionStage<Void> resetFaults() {
    return CompletableFuture.completedStage(null);
  }

  /** Remembers it in any case, and waits until the board shows its effect. */
  private CompletionStage<Void> tell(UnaryOperator<Told> change, Predicate<Seen> effect) {
    told.updateAndGet(change);
    var done = new CompletableFuture<@Nullable Void>();
    device
        .run(registers -> {
          awaited.add(() -> seen != null && effect.test(seen), clock.nanos(), done);
          turn(registers);
          return true;
        })
        .whenComplete((ran, failure) -> {
          if (failure != null) {
            done.completeExceptionally(failure);
          }
        });
    return done.copy();
  }

  /** Tells the board first, because to stop is urgent, and looks at it then. */
  private void turn(Registers registers) {
    steer(registers);
    observe(registers);
  }

  private Told last() {
    return Objects.requireNonNull(told.get());
  }

  private int target() {
    BoardCapabilities can = capabilities;
    return last().milliAmperes(clock.nanos(), can.maxMilliAmperes(), can.resolutionMilliAmperes());
  }

  private boolean offersWhatIsWanted(Seen seen) {
    return milliAmperes == target() && !disobeys(seen);
  }

  private boolean disobeys(Seen seen) {
    return seen.offeredMilliAmperes() >= 0 && seen.offeredMilliAmperes() != milliAmperes;
  }

  /** Whether cars are to see the EVSE; one that gives power without a permit is cut off instead. */
  private boolean shown() {
    boolean cut = Boolean.TRUE.equals(power) && !last().permitted(clock.nanos());
    return last().available() && !cut;
  }

  private void steer(Registers registers) {
    int wanted = target();
    boolean show = shown();
    if (commanded && wanted > milliAmperes && !pace.mayRise(clock.nanos())) {
      wanted = milliAmperes;
    }
    if (commanded && wanted == milliAmperes && show == available) {
      return;
    }
    model.command(registers, wanted, show);
    if (commanded && wanted != milliAmperes) {
      pace.changed(clock.nanos());
    }
    commanded = true;
    milliAmperes = wanted;
    available = show;
  }

  private void observe(Registers registers) {
    Seen now = model.look(registers);
    seen = now;
    boolean disobedient = disobeys(now);
    if (disobedient) {
      commanded = false;
      // one that was told so again and still offers something else has not started anew
      if (!disobeyed) {
        tell(new BoardEvent.Rebooted("it offers what it was not told"));
      }
      steer(registers);
    }
    disobeyed = disobedient;
    if (now.pilot() != pilot) {
      pilot = now.pilot();
      tell(new BoardEvent.PilotChanged(now.pilot()));
    }
    if (now.cable() != null && now.cable() != cable) {
      cable = now.cable();
      tell(new BoardEvent.CableChanged(now.cable()));
    }
    if (power == null || power != now.power()) {
      power = now.power();
      tell(new BoardEvent.PowerChanged(now.power(), capabilities.mirrorContact()));
    }
    faultsAre(now.faults());
    awaited.settle(clock.nanos());
  }

  private void faultsAre(List<DeviceFault> now) {
    for (DeviceFault before : faults) {
      if (now.stream().noneMatch(fault -> fault.id().equals(before.id()))) {
        tell(new BoardEvent.FaultCleared(before.id()));
      }
    }
    for (DeviceFault fault : now) {
      if (faults.stream().noneMatch(before -> before.id().equals(fault.id()))) {
        tell(new BoardEvent.FaultRaised(fault));
      }
    }
    faults = now;
  }

  private void tell(BoardEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  protected DeviceInfo identify(Registers registers, String address) {
    DeviceInfo found = model.identify(registers, address);
    model.prepare(registers);
    BoardCapabilities learnt = model.capabilities();
    if (!learnt.equals(capabilities)) {
      capabilities = learnt;
      tell(new BoardEvent.CapabilitiesChanged(learnt));
    }
    return found;
  }

  @Override
  protected void poll(Registers registers) {
    turn(registers);
  }

  @Override
  protected void lost(String cause) {
    commanded = false;
    pilot = null;
    power = null;
    cable = null;
    seen = null;
    awaited.fail(cause);
  }
}
