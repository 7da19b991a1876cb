package hitchpost.hal.contract;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.LinkState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where one check is made: a device on its rig, and the patience to wait for it. */
record Bench<D extends Device, R extends DeviceRig<D>>(R rig) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(1);

  D device() {
    return rig.device();
  }

  /** Starts the device and waits until it is reached. */
  void start() {
    device().start();
    until("the link is up", () -> device().link().up());
  }

  void loseLink() {
    rig.unplugLink();
    until("the link is down", () -> !device().link().up());
  }

  void restoreLink() {
    rig.plugLink();
    until("the link is up again", () -> device().link().up());
  }

  /** What the device tells from now on; to be called before {@link #start}. */
  <T> List<T> hearing(BiConsumer<D, Consumer<T>> listen) {
    List<T> heard = new CopyOnWriteArrayList<>();
    listen.accept(device(), heard::add);
    return heard;
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ContractBroken(otherwise);
    }
  }

  /** Leaves the check where it is not for this device. */
  static void appliesIf(boolean condition, String otherwise) {
    if (!condition) {
      throw new Inapplicable(otherwise);
    }
  }

  void until(String what, BooleanSupplier condition) {
    long begin = rig.clock().nanos();
    while (!condition.getAsBoolean()) {
      if (rig.clock().since(begin).compareTo(PATIENCE) >= 0) {
        throw new ContractBroken(
            "waited " + PATIENCE.toSeconds() + " s in vain until " + what + link());
      }
      rig.clock().park(GLANCE);
    }
  }

  /** What an installer would read of the link, as it often says why nothing happens. */
  private String link() {
    LinkState link = device().link();
    String cause = link.cause().isEmpty() ? "" : ", " + link.cause();
    return " (its link is " + link.kind() + cause + ")";
  }

  /** What a stage gives; the contract is broken when it fails or never ends. */
  <T> T outcome(String what, CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    until(what + " ends", future::isDone);
    try {
      return future.join();
    } catch (CompletionException failed) {
      throw new ContractBroken(what + " failed with " + failed.getCause());
    }
  }

  /** Requires that a stage succeeds, whatever it gives. */
  void ended(String what, CompletionStage<?> stage) {
    outcome(what, stage.thenApply(given -> true));
  }

  /** Requires that a stage fails, and with a reason that a supervisor can use. */
  void refused(String what, CompletionStage<?> stage) {
    CompletableFuture<?> future = stage.toCompletableFuture();
    until(what + " ends", future::isDone);
    try {
      future.join();
    } catch (CompletionException failed) {
      require(
          failed.getCause() instanceof DeviceException,
          what + " failed with " + failed.getCause() + " and not with a DeviceException");
      return;
    }
    throw new ContractBroken(what + " succeeded and should fail with a DeviceException");
  }
}
