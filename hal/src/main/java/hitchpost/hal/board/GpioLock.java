package hitchpost.hal.board;

import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lock whose motor is driven by pulses on two lines, never on both. */
final class GpioLock extends GpioPart implements ConnectorLock {
  /** From the end of a pulse until the contact tells the truth. */
  private static final Duration SETTLE = Duration.ofMillis(200);

  private final Duration pulse;
  private final boolean feedback;
  private final List<Consumer<Position>> listeners = new CopyOnWriteArrayList<>();
  private volatile Position position = Position.UNKNOWN;
  private @Nullable CompletableFuture<Result> moving;
  private Loop.Timer timer = Loop.Timer.NONE;

  GpioLock(GpioBoard board, boolean feedback, Duration pulse) {
    super(board, "lock");
    this.feedback = feedback;
    this.pulse = pulse;
  }

  @Override
  public CompletionStage<Result> move(boolean locked) {
    var result = new CompletableFuture<Result>();
    loop.post(() -> begin(locked, result));
    return result;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public void onMove(Consumer<Position> listener) {
    listeners.add(listener);
  }

  @Override
  void look(GpioPins pins) {
    if (feedback && moving == null) {
      Position now = seen(pins);
      if (now != position) {
        position = now;
        listeners.forEach(listener -> listener.accept(now));
      }
    }
  }

  @Override
  void lost() {
    end(Position.UNKNOWN, Result.FAILED);
  }

  private void begin(boolean locked, CompletableFuture<Result> result) {
    // the supervisor asks for it no more than this allows it
    if (!locked && board.powered()) {
      result.complete(Result.FAILED);
      return;
    }
    end(Position.UNKNOWN, Result.OVERTAKEN);
    moving = result;
    position = Position.MOVING;
    boolean begun =
        board.attempt(pins -> {
          pins.set(locked ? GpioLine.LOCK_OPEN : GpioLine.LOCK_CLOSE, false);
          pins.set(locked ? GpioLine.LOCK_CLOSE : GpioLine.LOCK_OPEN, true);
        });
    if (begun) {
      timer = loop.after(pulse, () -> release(locked));
    } else {
      end(Position.UNKNOWN, Result.FAILED);
    }
  }

  private void release(boolean locked) {
    if (board.attempt(GpioLock::rest)) {
      timer = loop.after(SETTLE, () -> judge(locked));
    }
  }

  private void judge(boolean locked) {
    Position wanted = locked ? Position.LOCKED : Position.UNLOCKED;
    if (!feedback) {
      end(wanted, Result.ASSUMED);
      return;
    }
    board.attempt(pins -> {
      Position now = seen(pins);
      end(now, now == wanted ? Result.DONE : Result.FAILED);
    });
  }

  private void end(Position now, Result result) {
    timer.cancel();
    CompletableFuture<Result> ended = moving;
    if (ended != null) {
      moving = null;
      position = now;
      board.attempt(GpioLock::rest);
      ended.complete(result);
    }
  }

  private static void rest(GpioPins pins) {
    pins.set(GpioLine.LOCK_CLOSE, false);
    pins.set(GpioLine.LOCK_OPEN, false);
  }

  private static Position seen(GpioPins pins) {
    return pins.active(GpioLine.LOCKED) ? Position.LOCKED : Position.UNLOCKED;
  }
}
