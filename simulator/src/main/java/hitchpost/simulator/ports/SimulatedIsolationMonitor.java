package hitchpost.simulator.ports;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.IsolationMonitor;
import hitchpost.hal.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A monitor that measures a resistance through the capacity of what it watches: it comes near the
 * truth by half each second. A fault that has been told ends a quarter above where it begins.
 */
public final class SimulatedIsolationMonitor extends SimulatedDevice implements IsolationMonitor {
  private static final Duration TURN = Duration.ofMillis(100);
  private static final double NANOS_PER_HALF = 1e9;
  private static final double AT_LEAST_ABOVE = 1.25;

  /** The most that it can tell apart from no connection at all. */
  private static final int MOST_OHMS = 5_000_000;

  private static final int TEST_OHMS = 100_000;
  private static final Duration TO_TEST = Duration.ofSeconds(5);

  private final int faultOhms;
  private final List<Consumer<FaultChange>> listeners = new CopyOnWriteArrayList<>();
  private final DeviceFault fault =
      DeviceFault.of(DeviceFaultCode.ISOLATION, "the isolation is too low", "");
  private int trueOhms = MOST_OHMS;
  private double siemens = 1.0 / MOST_OHMS;
  private long movedNanos;
  private volatile boolean known;
  private volatile int toldOhms;
  private boolean broken;
  private boolean testing;
  private boolean raised;

  /**
   * A monitor that has not been started, of an output without a fault.
   *
   * @param faultOhms below it tells a fault; IEC 61851-23 takes 100 ohms for each volt
   */
  public SimulatedIsolationMonitor(String name, int faultOhms, Loop loop) {
    super(name, loop);
    this.faultOhms = faultOhms;
    this.movedNanos = loop.nanos();
  }

  /** A resistor between the output and earth. */
  public void isolation(int ohms) {
    loop.post(() -> trueOhms = Math.min(ohms, MOST_OHMS));
  }

  /** Its connection to the output breaks, which it notices. */
  public void tear() {
    loop.post(() -> broken = true);
  }

  @Override
  void begin() {
    turn();
  }

  @Override
  void found() {
    known = false;
  }

  @Override
  void lost(String why) {
    known = false;
  }

  private void turn() {
    long now = loop.nanos();
    double goal = 1.0 / trueOhms + (testing ? 1.0 / TEST_OHMS : 0);
    siemens = goal + (siemens - goal) * Math.pow(0.5, (now - movedNanos) / NANOS_PER_HALF);
    movedNanos = now;
    known = reached() && !broken;
    if (known && !testing) {
      toldOhms = (int) Math.min(MOST_OHMS, 1 / siemens);
      judge();
    }
    loop.after(TURN, this::turn);
  }

  private void judge() {
    boolean low = toldOhms < (raised ? faultOhms * AT_LEAST_ABOVE : faultOhms);
    if (low != raised) {
      raised = low;
      FaultChange change =
          low ? new FaultChange.Raised(fault) : new FaultChange.Cleared(fault.id());
      listeners.forEach(listener -> listener.accept(change));
    }
  }

  @Override
  public OptionalInt ohms() {
    return known ? OptionalInt.of(toldOhms) : OptionalInt.empty();
  }

  @Override
  public CompletionStage<Boolean> selfTest() {
    var result = new CompletableFuture<Boolean>();
    loop.post(() -> {
      if (!reached()) {
        result.completeExceptionally(gone());
        return;
      }
      testing = true;
      double before = siemens;
      loop.after(TO_TEST, () -> endTest(before, result));
    });
    return result;
  }

  /** It has to see a resistor of its own beside what is there. */
  private void endTest(double before, CompletableFuture<Boolean> result) {
    testing = false;
    double wanted = 1.0 / trueOhms + 1.0 / TEST_OHMS;
    boolean seen = !broken && Math.abs(siemens / wanted - 1) < 0.15;
    siemens = before;
    if (!reached()) {
      result.completeExceptionally(gone());
    } else {
      result.complete(seen);
    }
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    loop.close(() -> {});
  }
}
