package hitchpost.hal.rig;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkedDevice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts of an EVSE in memory, which do what a test says, on its thread. */
final class RigParts {
  private RigParts() {}

  /** What all parts have. */
  abstract static class Part extends LinkedDevice {
    final LinkHealth health;

    Part(String name, HalClock clock) {
      super(name);
      health = new LinkHealth(clock);
    }

    @Override
    protected LinkHealth health() {
      return health;
    }

    @Override
    public DeviceInfo info() {
      return DeviceInfo.at("memory");
    }

    @Override
    public void start() {}

    @Override
    public void close() {}
  }

  /** A board with a socket, which reads no cable and never moves its contactor by itself. */
  static final class Board extends Part implements EvseBoard {
    boolean permitted;
    CompletableFuture<Void> reset = new CompletableFuture<>();
    private Consumer<BoardEvent> listener = event -> {};

    Board(HalClock clock) {
      super("board", clock);
    }

    void tells(BoardEvent event) {
      listener.accept(event);
    }

    /** It is found, with a car and an open contactor. */
    void reached(Pilot pilot) {
      health.answered();
      tells(new BoardEvent.PilotChanged(pilot));
      tells(new BoardEvent.PowerChanged(false, true));
    }

    @Override
    public BoardCapabilities capabilities() {
      return new BoardCapabilities(6_000, 32_000, 1, 3, false, true, true, false, false, null);
    }

    @Override
    public CompletionStage<Void> enable(boolean on) {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> offer(CurrentOffer offer) {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> permit(PowerPermit permit) {
      permitted = permit instanceof PowerPermit.Granted;
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> keepAlive() {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> resetFaults() {
      return reset;
    }

    @Override
    public void listen(Consumer<BoardEvent> heard) {
      listener = heard;
    }
  }

  /** A meter that is always there. */
  static final class Meter extends Part implements EnergyMeter {
    private final HalClock clock;
    private MeterSample sample;

    Meter(HalClock clock) {
      super("meter", clock);
      this.clock = clock;
      sample = new MeterSample(clock.now(), clock.nanos(), Quality.MISSING, null);
      health.answered();
    }

    void tells(Quality quality, @Nullable MeterReading reading) {
      sample = new MeterSample(clock.now(), clock.nanos(), quality, reading);
    }

    @Override
    public MeterCapabilities capabilities() {
      return new MeterCapabilities(List.of(), 3, 1, Long.MAX_VALUE, Duration.ofSeconds(1));
    }

    @Override
    public MeterSample latest() {
      return sample.asOf(clock.nanos(), capabilities().poll());
    }

    @Override
    public CompletionStage<MeterSample> read(Duration deadline) {
      return CompletableFuture.completedStage(latest());
    }

    @Override
    public Optional<SignedMetering> signed() {
      return Optional.empty();
    }

    @Override
    public void onFault(Consumer<FaultChange> listener) {}
  }

  /** A lock that does as it is told. */
  static final class Lock extends Part implements ConnectorLock {
    private Position position = Position.UNLOCKED;
    CompletionStage<Result> result = CompletableFuture.completedStage(Result.DONE);

    Lock(HalClock clock) {
      super("lock", clock);
      health.answered();
    }

    @Override
    public CompletionStage<Result> move(boolean locked) {
      position = locked ? Position.LOCKED : Position.UNLOCKED;
      return result;
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public void onMove(Consumer<Position> listener) {}
  }

  /** A monitor that never trips. */
  static final class Monitor extends Part implements ResidualCurrentMonitor {
    Monitor(HalClock clock) {
      super("rcd", clock);
      health.answered();
    }

    @Override
    public boolean tripped() {
      return false;
    }

    @Override
    public CompletionStage<Boolean> selfTest() {
      return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<Boolean> reset() {
      return CompletableFuture.completedStage(true);
    }

    @Override
    public OptionalInt microAmperes() {
      return OptionalInt.empty();
    }

    @Override
    public void onFault(Consumer<FaultChange> listener) {}
  }

  /** An emergency stop. */
  static final class Stop extends Part implements ButtonInput {
    private boolean pressed;
    private Consumer<Boolean> listener = active -> {};

    Stop(String name, HalClock clock) {
      super(name, clock);
    }

    void press(boolean now) {
      pressed = now;
      listener.accept(now);
    }

    @Override
    public Role role() {
      return Role.EMERGENCY_STOP;
    }

    @Override
    public boolean active() {
      return pressed;
    }

    @Override
    public void onChange(Consumer<Boolean> heard) {
      listener = heard;
    }
  }
}
