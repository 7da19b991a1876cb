package hitchpost.simulator.ports;

import hitchpost.hal.command.Awaited;
import hitchpost.hal.device.DcPowerSupply;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A supply of direct current with a resistor at its output: it goes from one voltage to another by
 * a ramp, limits current and power, and ends when nobody has reached it for a second.
 */
public final class SimulatedDcSupply extends SimulatedDevice implements DcPowerSupply {
  private static final Duration TURN = Duration.ofMillis(20);
  private static final long ALONE_NANOS = Duration.ofSeconds(1).toNanos();

  /** From nothing to all in three seconds; off in a tenth of one. */
  private static final double RISE_SECONDS = 3;

  private static final double FALL_SECONDS = 0.1;

  private final Limits limits;
  private final Awaited awaited;
  private final List<Consumer<FaultChange>> listeners = new CopyOnWriteArrayList<>();
  private volatile Output output = new Output(0, 0);
  private boolean hot;
  private long lostNanos;
  private int loadMilliOhms;
  private int toldMilliVolts;
  private int toldMilliAmperes;
  private double milliVolts;
  private double milliAmperesMost;
  private long movedNanos;

  /** A supply that has not been started, with nothing at its output. */
  public SimulatedDcSupply(String name, Limits limits, Loop loop) {
    super(name, loop);
    this.limits = limits;
    this.awaited = new Awaited(name);
    this.movedNanos = loop.nanos();
  }

  /** Connects a resistor to its output; 0 for none. */
  public void load(int milliOhms) {
    loop.post(() -> {
      loadMilliOhms = milliOhms;
      turn();
    });
  }

  /** Blocks its fan, so that it is too hot, or lets it turn again. */
  public void overheat(boolean blocked) {
    loop.post(() -> {
      if (blocked != hot) {
        hot = blocked;
        off();
        tellHeat();
      }
    });
  }

  private void tellHeat() {
    DeviceFault fault = DeviceFault.of(DeviceFaultCode.OVER_TEMPERATURE, "the fan stands", "");
    FaultChange change = hot ? new FaultChange.Raised(fault) : new FaultChange.Cleared(fault.id());
    listeners.forEach(listener -> listener.accept(change));
  }

  /** What a voltmeter and an ammeter at its output show. */
  public Output measured() {
    return output;
  }

  @Override
  void begin() {
    turnAgain();
  }

  @Override
  void found() {}

  @Override
  void lost(String why) {
    lostNanos = loop.nanos();
    awaited.fail(why);
  }

  private void turnAgain() {
    turn();
    loop.after(TURN, this::turnAgain);
  }

  private void turn() {
    long now = loop.nanos();
    if (!reached() && now - lostNanos >= ALONE_NANOS) {
      off();
    }
    double seconds = (now - movedNanos) / 1e9;
    movedNanos = now;
    boolean on = toldMilliAmperes > 0;
    milliVolts = ramp(milliVolts, on ? toldMilliVolts : 0, limits.maxMilliVolts(), seconds);
    milliAmperesMost = ramp(milliAmperesMost, toldMilliAmperes, limits.maxMilliAmperes(), seconds);
    output = on ? flowing() : new Output((int) milliVolts, 0);
    awaited.settle(now);
  }

  private static double ramp(double from, double to, double all, double seconds) {
    double step = all * seconds / (to > from ? RISE_SECONDS : FALL_SECONDS);
    return to > from ? Math.min(to, from + step) : Math.max(to, from - step);
  }

  private Output flowing() {
    if (loadMilliOhms == 0) {
      return new Output((int) Math.round(milliVolts), 0);
    }
    double byCurrent = milliAmperesMost * loadMilliOhms / 1_000;
    double byPower = Math.sqrt(limits.maxWatts() * 1_000.0 * loadMilliOhms);
    double volts = Math.min(milliVolts, Math.min(byCurrent, byPower));
    return new Output((int) volts, (int) (volts * 1_000 / loadMilliOhms));
  }

  private void off() {
    toldMilliAmperes = 0;
    milliAmperesMost = 0;
    output = new Output((int) milliVolts, 0);
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public CompletionStage<Void> deliver(int wantedMilliVolts, int wantedMilliAmperes) {
    var stage = new CompletableFuture<@Nullable Void>();
    loop.post(() -> {
      DeviceException refusal = refusal(wantedMilliVolts, wantedMilliAmperes);
      if (refusal != null) {
        stage.completeExceptionally(refusal);
        return;
      }
      toldMilliVolts = wantedMilliVolts;
      toldMilliAmperes = wantedMilliAmperes;
      if (wantedMilliAmperes == 0) {
        off();
      }
      awaited.add(this::settled, loop.nanos(), stage);
      turn();
    });
    return stage;
  }

  private @Nullable DeviceException refusal(int wantedMilliVolts, int wantedMilliAmperes) {
    if (!reached()) {
      return gone();
    }
    boolean within =
        wantedMilliVolts >= limits.minMilliVolts()
            && wantedMilliVolts <= limits.maxMilliVolts()
            && wantedMilliAmperes >= 0
            && wantedMilliAmperes <= limits.maxMilliAmperes();
    if (wantedMilliAmperes != 0 && (hot || !within)) {
      return new DeviceException(
          Reason.REFUSED, name() + (hot ? " is too hot" : " cannot deliver so much, or so little"));
    }
    return null;
  }

  private boolean settled() {
    return toldMilliAmperes == 0
        || milliVolts == toldMilliVolts && milliAmperesMost == toldMilliAmperes;
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    loop.close(() -> {
      off();
      awaited.fail("closed");
    });
  }
}
