package hitchpost.hal.openevse;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Somebody waits until the board does as it was told.
 *
 * @param reached asked on the thread of the line
 * @param deadlineNanos when it has failed
 */
record Effect(
    String what, BooleanSupplier reached, long deadlineNanos, CompletableFuture<Void> future) {
  /** Tells whoever waits if there is something to tell, and whether there was. */
  boolean over(long now) {
    if (reached.getAsBoolean()) {
      future.complete(null);
      return true;
    }
    if (now - deadlineNanos < 0) {
      return false;
    }
    future.completeExceptionally(
        new DeviceException(Reason.NO_EFFECT, "the board did not " + what));
    return true;
  }
}
