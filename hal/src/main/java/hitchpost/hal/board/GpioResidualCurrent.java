package hitchpost.hal.board;

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

/** A residual current device with a contact that tells its trip, and lines to test and reset it. */
final class GpioResidualCurrent extends GpioPart implements ResidualCurrentMonitor {
  private static final Duration PULSE = Duration.ofMillis(200);
  private static final Duration SETTLE = Duration.ofMillis(500);

  private final boolean testable;
  private final boolean resettable;
  private final List<Consumer<FaultChange>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean tripped;
  private boolean told;
  private boolean testing;

  GpioResidualCurrent(GpioBoard board, boolean testable, boolean resettable) {
    super(board, "rcd");
    this.testable = testable;
    this.resettable = resettable;
  }

  @Override
  public boolean tripped() {
    return tripped;
  }

  @Override
  public OptionalInt microAmperes() {
    return OptionalInt.empty();
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {
    listeners.add(listener);
  }

  @Override
  public CompletionStage<Boolean> selfTest() {
    var result = new CompletableFuture<Boolean>();
    loop.post(() -> test(result));
    return result;
  }

  @Override
  public CompletionStage<Boolean> reset() {
    var result = new CompletableFuture<Boolean>();
    loop.post(() -> reset(result));
    return result;
  }

  @Override
  void look(GpioPins pins) {
    tripped = pins.active(GpioLine.RCD_TRIPPED);
    if (tripped != told && !testing) {
      told = tripped;
      DeviceFault fault =
          DeviceFault.of(
              DeviceFaultCode.RESIDUAL_CURRENT, "the residual current device tripped", "");
      FaultChange change =
          tripped ? new FaultChange.Raised(fault) : new FaultChange.Cleared(fault.id());
      listeners.forEach(listener -> listener.accept(change));
    }
  }

  private void test(CompletableFuture<Boolean> result) {
    if (!testable || board.powered() || testing) {
      result.completeExceptionally(
          new DeviceException(Reason.REFUSED, name() + " cannot be tested now"));
      return;
    }
    testing = true;
    result.whenComplete((works, failure) -> testing = false);
    pulse(
        GpioLine.RCD_TEST,
        result,
        () -> {
          boolean works = tripped;
          var closed = new CompletableFuture<Boolean>();
          closed.whenComplete((again, failure) -> {
            if (failure == null) {
              result.complete(works && again);
            } else {
              result.completeExceptionally(failure);
            }
          });
          reset(closed);
        });
  }

  private void reset(CompletableFuture<Boolean> result) {
    if (!resettable) {
      loop.after(SETTLE, () -> result.complete(!tripped));
    } else {
      pulse(GpioLine.RCD_RESET, result, () -> result.complete(!tripped));
    }
  }

  private void pulse(GpioLine line, CompletableFuture<Boolean> result, Runnable then) {
    Runnable fail =
        () ->
            result.completeExceptionally(
                new DeviceException(Reason.UNREACHABLE, board.name() + " is gone"));
    if (!board.attempt(pins -> pins.set(line, true))) {
      fail.run();
      return;
    }
    loop.after(
        PULSE,
        () -> {
          if (!board.attempt(pins -> pins.set(line, false))) {
            fail.run();
            return;
          }
          loop.after(
              SETTLE,
              () -> {
                board.attempt(this::look);
                then.run();
              });
        });
  }
}
