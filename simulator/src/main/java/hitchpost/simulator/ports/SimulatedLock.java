package hitchpost.simulator.ports;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.hal.device.ConnectorLock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bolt of the simulated socket. */
final class SimulatedLock extends SimulatedPart implements ConnectorLock {
  private final List<Consumer<Position>> listeners = new CopyOnWriteArrayList<>();
  private volatile Position position = Position.UNKNOWN;
  private @Nullable CompletableFuture<Result> moving;

  SimulatedLock(SimulatedBoard board) {
    super(board, "lock");
  }

  @Override
  public CompletionStage<Result> move(boolean locked) {
    var result = new CompletableFuture<Result>();
    loop.post(() -> begin(locked, result));
    return result;
  }

  private void begin(boolean locked, CompletableFuture<Result> result) {
    if (!board.reached() || !locked && board.powered()) {
      result.complete(Result.FAILED);
      return;
    }
    end(Result.OVERTAKEN);
    moving = result;
    position = Position.MOVING;
    board.command(
        new HardwareCommand.SetLock(SimulatedBoard.EVSE, SimulatedBoard.CONNECTOR, locked));
    board.turn();
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
  void hear(HardwareEvent event) {
    if (!(event instanceof HardwareEvent.LockChanged(_, _, LockState state))) {
      return;
    }
    Position now =
        switch (state) {
          case LOCKED, UNLOCK_FAILED -> Position.LOCKED;
          case UNLOCKED, LOCK_FAILED -> Position.UNLOCKED;
        };
    boolean failed = state == LockState.LOCK_FAILED || state == LockState.UNLOCK_FAILED;
    boolean told = moving != null;
    boolean moved = now != position;
    position = now;
    end(failed ? Result.FAILED : Result.DONE);
    if (!told && moved) {
      listeners.forEach(listener -> listener.accept(now));
    }
  }

  @Override
  void lost() {
    position = Position.UNKNOWN;
    end(Result.FAILED);
  }

  private void end(Result result) {
    CompletableFuture<Result> ended = moving;
    moving = null;
    if (ended != null) {
      ended.complete(result);
    }
  }
}
