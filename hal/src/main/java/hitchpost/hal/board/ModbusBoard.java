package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.board.BoardModel.Seen;
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
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.ModbusDevice;
import hitchpost.hal.modbus.Priority;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.UnitAddress;
import java.time.Duration;
import java.util.ArrayList;
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
public final class ModbusBoard implements EvseBoard {
  /** Cars need time to follow, IEC 61851-1: a rise waits so long after the last change. */
  private static final Duration RISE = Duration.ofSeconds(5);

  private static final Duration LONGEST_EFFECT = Duration.ofSeconds(10);

  private final String name;
  private final BoardModel model;
  private final HalClock clock;
  private final ModbusDevice device;
  private final String address;
  private final List<Consumer<BoardEvent>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);
  private volatile DeviceInfo info;
  private volatile BoardCapabilities capabilities;

  // of the thread of the bus
  private final List<Awaited> awaited = new ArrayList<>();
  private List<DeviceFault> faults = List.of();
  private @Nullable Pilot pilot;
  private @Nullable Boolean power;
  private @Nullable Cable cable;
  private boolean commanded;
  private int milliAmperes;
  private boolean available;
  private boolean everChanged;
  private long changedNanos;

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
    this.name = name;
    this.model = model;
    this.clock = clock;
    this.address = bus.address() + " unit " + unit.unit();
    this.info = DeviceInfo.at(address);
    this.capabilities = model.capabilities();
    this.device = new ModbusDevice(bus, unit, Priority.CONTROL, poll, new Polling());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public LinkState link() {
    return device.health().state();
  }

  @Override
  public void onLink(Consumer<LinkState> listener) {
    device.health().listen(listener);
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
  public void start() {
    device.start();
  }

  @Override
  public void close() {
    told.updateAndGet(Told::denied);
    device.close(registers -> model.command(registers, 0, last().available()));
  }

  @Override
  public CompletionStage<Void> enable(boolean on) {
    return tell(last -> last.available(on), seen -> available == on);
  }

  @Override
  public CompletionStage<Void> offer(CurrentOffer offer) {
    return tell(last -> last.offer(offer), seen -> milliAmperes == target());
  }

  @Override
  public CompletionStage<Void> permit(PowerPermit permit) {
    return switch (permit) {
      case PowerPermit.Granted(Duration validFor) ->
          tell(
              last -> last.permittedUntil(clock.nanos() + validFor.toNanos()),
              seen -> milliAmperes == target() || !last().permitted());
      case PowerPermit.Denied _ ->
          tell(Told::denied, seen -> last().permitted() || milliAmperes == 0 && !seen.power());
    };
  }

  /** The poll is what these boards take for a sign of life. */
  @Override
  public CompletionStage<Void> keepAlive() {
    return link().up()
        ? CompletableFuture.completedStage(null)
        : CompletableFuture.failedStage(
            new DeviceException(Reason.UNREACHABLE, name + " is not reached"));
  }

  /** These boards clear their faults by themselves. */
  @Override
  public CompletionStage<Void> resetFaults() {
    return CompletableFuture.completedStage(null);
  }

  /** Remembers it in any case, and waits until the board shows its effect. */
  private CompletionStage<Void> tell(UnaryOperator<Told> change, Predicate<Seen> effect) {
    told.updateAndGet(change);
    var done = new CompletableFuture<Void>();
    device
        .run(registers -> {
          awaited.add(new Awaited(effect, clock.nanos(), done));
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

  private void steer(Registers registers) {
    int wanted = target();
    boolean show = last().available();
    boolean rises = commanded && wanted > milliAmperes;
    boolean early = everChanged && clock.since(changedNanos).compareTo(RISE) < 0;
    if (rises && early) {
      wanted = milliAmperes;
    }
    if (commanded && wanted == milliAmperes && show == available) {
      return;
    }
    model.command(registers, wanted, show);
    if (commanded && wanted != milliAmperes) {
      everChanged = true;
      changedNanos = clock.nanos();
    }
    commanded = true;
    milliAmperes = wanted;
    available = show;
  }

  private void observe(Registers registers) {
    Seen seen = model.look(registers);
    if (seen.offeredMilliAmperes() >= 0 && seen.offeredMilliAmperes() != milliAmperes) {
      commanded = false;
      tell(new BoardEvent.Rebooted("it offers what it was not told"));
      steer(registers);
    }
    if (seen.pilot() != pilot) {
      pilot = seen.pilot();
      tell(new BoardEvent.PilotChanged(seen.pilot()));
    }
    if (seen.cable() != null && seen.cable() != cable) {
      cable = seen.cable();
      tell(new BoardEvent.CableChanged(seen.cable()));
    }
    if (power == null || power != seen.power()) {
      power = seen.power();
      tell(new BoardEvent.PowerChanged(seen.power(), capabilities.mirrorContact()));
    }
    faultsAre(seen.faults());
    settle(seen);
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

  private void settle(Seen seen) {
    for (Awaited each : List.copyOf(awaited)) {
      if (each.effect().test(seen)) {
        awaited.remove(each);
        each.done().complete(null);
      } else if (clock.since(each.sinceNanos()).compareTo(LONGEST_EFFECT) > 0) {
        awaited.remove(each);
        each.done()
            .completeExceptionally(
                new DeviceException(Reason.NO_EFFECT, name + " does not do what it was told"));
      }
    }
  }

  private void tell(BoardEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /**
   * A command whose effect is waited for.
   *
   * @param sinceNanos when it was told
   */
  private record Awaited(Predicate<Seen> effect, long sinceNanos, CompletableFuture<Void> done) {}

  private final class Polling implements ModbusDevice.Script {
    @Override
    public void identify(Registers registers) {
      info = model.identify(registers, address);
      BoardCapabilities learnt = model.capabilities();
      if (!learnt.equals(capabilities)) {
        capabilities = learnt;
        tell(new BoardEvent.CapabilitiesChanged(learnt));
      }
    }

    @Override
    public void poll(Registers registers) {
      turn(registers);
    }

    @Override
    public void lost(String cause) {
      commanded = false;
      for (Awaited each : List.copyOf(awaited)) {
        each.done().completeExceptionally(new DeviceException(Reason.UNREACHABLE, cause));
      }
      awaited.clear();
    }
  }
}
