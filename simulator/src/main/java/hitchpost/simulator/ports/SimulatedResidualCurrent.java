package hitchpost.simulator.ports;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.ResidualCurrentMonitor;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A device that trips at direct residual current, as fast as IEC 62955, table 2 asks. */
final class SimulatedResidualCurrent extends SimulatedPart implements ResidualCurrentMonitor {
  private static final int TRIPS_AT = 6_000;
  private static final int TEST = 200_000;
  private static final Duration TO_TEST = Duration.ofMillis(300);

  private final List<Consumer<FaultChange>> listeners = new CopyOnWriteArrayList<>();
  private volatile int leaks;
  private volatile boolean tripped;
  private boolean numb;
  private boolean testing;
  private @Nullable Long sinceNanos;
  private @Nullable DeviceFault told;

  SimulatedResidualCurrent(SimulatedBoard board) {
    super(board, "rcd");
  }

  /** Residual current flows from now on; 0 for none. */
  void leak(int microAmperes) {
    leaks = microAmperes;
    board.turn();
  }

  /** Nothing trips it any more. */
  void numb() {
    numb = true;
  }

  @Override
  public boolean tripped() {
    return tripped;
  }

  @Override
  public OptionalInt microAmperes() {
    return board.reached() ? OptionalInt.of(leaks) : OptionalInt.empty();
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {
    listeners.add(listener);
  }

  @Override
  public CompletionStage<Boolean> selfTest() {
    var result = new CompletableFuture<Boolean>();
    loop.post(() -> {
      if (!board.reached()) {
        result.completeExceptionally(board.gone());
      } else if (board.powered() || testing || tripped) {
        result.completeExceptionally(
            new DeviceException(Reason.REFUSED, name() + " cannot be tested now"));
      } else {
        testing = true;
        loop.after(TO_TEST, () -> endTest(result));
      }
    });
    return result;
  }

  private void endTest(CompletableFuture<Boolean> result) {
    board.turn();
    boolean works = tripped;
    testing = false;
    tripped = false;
    sinceNanos = null;
    if (board.reached()) {
      result.complete(works);
    } else {
      result.completeExceptionally(board.gone());
    }
  }

  @Override
  public CompletionStage<Boolean> reset() {
    var result = new CompletableFuture<Boolean>();
    loop.post(() -> {
      if (!board.reached()) {
        result.completeExceptionally(board.gone());
        return;
      }
      boolean flows = leaks >= TRIPS_AT && !numb;
      tripped &= flows;
      board.turn();
      result.complete(!flows);
    });
    return result;
  }

  @Override
  void look(long now) {
    int current = testing ? TEST : leaks;
    if (current < TRIPS_AT || numb || tripped) {
      sinceNanos = null;
    } else if (sinceNanos == null) {
      sinceNanos = now;
    } else if (now - sinceNanos >= patience(current).toNanos()) {
      tripped = true;
    }
    tell();
  }

  private static Duration patience(int microAmperes) {
    if (microAmperes >= 200_000) {
      return Duration.ofMillis(100);
    }
    return microAmperes >= 60_000 ? Duration.ofMillis(300) : Duration.ofSeconds(10);
  }

  private void tell() {
    DeviceFault before = told;
    if (testing || !board.reached() || tripped == (before != null)) {
      return;
    }
    if (before == null) {
      DeviceFault fault =
          DeviceFault.of(DeviceFaultCode.RESIDUAL_CURRENT, leaks / 1_000 + " mA to earth", "");
      told = fault;
      tell(new FaultChange.Raised(fault));
    } else {
      told = null;
      tell(new FaultChange.Cleared(before.id()));
    }
  }

  private void tell(FaultChange change) {
    listeners.forEach(listener -> listener.accept(change));
  }
}
