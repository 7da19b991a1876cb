package hitchpost.hal.openevse;

import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The lock of a socket on an OpenEVSE board, which moves it and cannot see whether it moved. */
final class OpenEvseLock extends OpenEvsePart implements ConnectorLock {
  private final List<Consumer<Position>> listeners = new CopyOnWriteArrayList<>();
  private volatile Position position = Position.UNKNOWN;

  OpenEvseLock(String name, OpenEvseSession session) {
    super(name, session);
  }

  @Override
  public CompletionStage<Result> move(boolean locked) {
    CompletableFuture<Result> moved = session.task(() -> moveNow(locked));
    return moved.exceptionally(_ -> Result.FAILED);
  }

  private Result moveNow(boolean locked) {
    if (!session.ask(locked ? "S5 1" : "S5 0").ok()) {
      return Result.FAILED;
    }
    position = locked ? Position.LOCKED : Position.UNLOCKED;
    return Result.ASSUMED;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public void onMove(Consumer<Position> listener) {
    listeners.add(listener);
  }

  /** Nobody knows what a start does to the lock: one that held is told to hold again. */
  @Override
  public void rebooted(String cause) {
    boolean held = position == Position.LOCKED;
    movedByItself(Position.UNKNOWN);
    if (held) {
      holdAgain();
    }
  }

  /** Until the board hears it, or somebody has moved the lock meanwhile. */
  private void holdAgain() {
    session
        .task(() -> position == Position.UNKNOWN ? moveNow(true) : Result.ASSUMED)
        .whenComplete((result, failed) -> {
          if (failed instanceof DeviceException unheard && unheard.reason() == Reason.TIMEOUT) {
            holdAgain();
          } else {
            movedByItself(position);
          }
        });
  }

  private void movedByItself(Position now) {
    position = now;
    listeners.forEach(listener -> listener.accept(now));
  }
}
