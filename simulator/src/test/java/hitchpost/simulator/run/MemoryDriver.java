package hitchpost.simulator.run;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.driver.BusSpec;
import hitchpost.hal.driver.DeviceSpec;
import hitchpost.hal.driver.Driver;
import hitchpost.hal.driver.Means;
import hitchpost.hal.driver.Option;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** All parts of a station in memory; one of each. */
final class MemoryDriver implements Driver {
  final MemoryBoard board = new MemoryBoard("m");
  final MemoryMeter meter = new MemoryMeter("m.meter");
  final Lock lock = new Lock("m.lock");
  final Reader reader = new Reader("m.reader");
  final Stop stop = new Stop("m.stop");

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
    return List.of(board, meter, lock, reader, stop);
  }

  /** A lock that obeys. */
  static final class Lock extends MemoryPart implements ConnectorLock {
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
  static final class Reader extends MemoryPart implements IdTokenReader {
    private Consumer<IdToken> listener = token -> {};

    Reader(String name) {
      super(name);
    }

    void present(String token) {
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
