package hitchpost.hal.openevse;

import hitchpost.hal.device.ConnectorLock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The lock of a socket on an OpenEVSE board, which moves it and cannot see whether it moved. */
final class OpenEvseLock extends OpenEvsePart implements ConnectorLock {
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

  /** The board moves it when it is told, and never else. */
  @Override
  public void onMove(Consumer<Position> listener) {}

  @Override
  public void rebooted(String cause) {
    position = Position.UNKNOWN;
  }
}
