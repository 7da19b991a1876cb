package hitchpost.simulator.run;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.driver.BusSpec;
import hitchpost.hal.driver.DeviceSpec;
import hitchpost.hal.driver.Driver;
import hitchpost.hal.driver.Means;
import hitchpost.hal.driver.Option;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** All parts of a station in memory; one of each. */
public final class MemoryDriver implements Driver {
  public final MemoryBoard board = new MemoryBoard("m");
  public final MemoryMeter meter = new MemoryMeter("m.meter");
  public final Lock lock = new Lock("m.lock");
  public final Reader reader = new Reader("m.reader");
  final Stop stop = new Stop("m.stop");
  public final Light light = new Light("m.light");
  public final Residual residual = new Residual("m.rcd");

  @Override
  public String type() {
    return "memory";
  }

  @Override
  public String summary() {
    return "parts in memory, for tests";
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of();
  }

  @Override
  public List<Option> options() {
    return List.of(Option.number("size", 1, 9, 3, "nothing"));
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    return List.of(board, meter, lock, reader, stop, light, residual);
  }

  /** A lock that obeys. */
  public static final class Lock extends MemoryPart implements ConnectorLock {
    private volatile Position position = Position.UNLOCKED;

    Lock(String name) {
      super(name);
    }

    @Override
    public CompletionStage<Result> move(boolean locked) {
      position = locked ? Position.LOCKED : Position.UNLOCKED;
      return CompletableFuture.completedFuture(Result.DONE);
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public void onMove(Consumer<Position> listener) {}
  }

  /** A reader that reads what it is told. */
  public static final class Reader extends MemoryPart implements IdTokenReader {
    private Consumer<IdToken> listener = token -> {};

    Reader(String name) {
      super(name);
    }

    public void present(String token) {
      listener.accept(new IdToken(token, IdTokenType.ISO14443));
    }

    @Override
    public List<Integer> evses() {
      return List.of();
    }

    @Override
    public void onToken(Consumer<IdToken> to) {
      listener = to;
    }
  }

  /** A light that remembers what it shows. */
  public static final class Light extends MemoryPart implements Indicator {
    private volatile HardwareCommand.Light shown = HardwareCommand.Light.OFF;

    Light(String name) {
      super(name);
    }

    public HardwareCommand.Light shown() {
      return shown;
    }

    @Override
    public void show(HardwareCommand.Light light, int intensityPercent, int blinks) {
      shown = light;
    }

    @Override
    public void beep() {}
  }

  /** A residual current device whose test can be made to fail. */
  public static final class Residual extends MemoryPart implements ResidualCurrentMonitor {
    private volatile boolean works = true;
    private volatile String failure = "";

    Residual(String name) {
      super(name);
    }

    public void works(boolean now) {
      works = now;
    }

    /** It cannot be tested, for this reason. */
    public void fails(String why) {
      failure = why;
    }

    @Override
    public boolean tripped() {
      return false;
    }

    @Override
    public CompletionStage<Boolean> selfTest() {
      return failure.isEmpty()
          ? CompletableFuture.completedFuture(works)
          : CompletableFuture.failedFuture(new DeviceException(Reason.UNREACHABLE, failure));
    }

    @Override
    public CompletionStage<Boolean> reset() {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public OptionalInt microAmperes() {
      return OptionalInt.empty();
    }

    @Override
    public void onFault(Consumer<FaultChange> listener) {}
  }

  /** The emergency stop. */
  static final class Stop extends MemoryPart implements ButtonInput {
    private volatile boolean active;
    private Consumer<Boolean> listener = now -> {};

    Stop(String name) {
      super(name);
    }

    void press(boolean now) {
      active = now;
      listener.accept(now);
    }

    @Override
    public Role role() {
      return Role.EMERGENCY_STOP;
    }

    @Override
    public boolean active() {
      return active;
    }

    @Override
    public void onChange(Consumer<Boolean> to) {
      listener = to;
    }
  }
}
