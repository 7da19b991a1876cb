package hitchpost.hal.command;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What was told to a device and waits for its effect. Used by the thread of the driver. */
public final class Awaited {
  /** The time for an EV to stop, and some more. */
  private static final Duration USUAL = Duration.ofSeconds(7);

  private final String device;
  private final Duration patience;
  private final List<Waiting> all = new ArrayList<>();

  /** Nothing yet; what has no effect after 7 s has failed. */
  public Awaited(String device) {
    this(device, USUAL);
  }

  /**
   * Nothing yet.
   *
   * @param device its name, for who reads why something failed
   * @param patience what has no effect by then has failed
   */
  public Awaited(String device, Duration patience) {
    this.device = device;
    this.patience = patience;
  }

  private record Waiting(
      String what,
      BooleanSupplier effect,
      long endNanos,
      CompletableFuture<@Nullable Void> stage) {}

  /** Completes a stage once the effect is there. */
  public void add(BooleanSupplier effect, long nowNanos, CompletableFuture<@Nullable Void> stage) {
    add("follow", effect, nowNanos, stage);
  }

  /**
   * The same, where it can be said what did not happen.
   *
   * @param what the hardware is to do, in words
   */
  public void add(
      String what, BooleanSupplier effect, long nowNanos, CompletableFuture<@Nullable Void> stage) {
    all.add(new Waiting(what, effect, nowNanos + patience.toNanos(), stage));
  }

  /** The same with a stage of its own. */
  public CompletionStage<@Nullable Void> add(BooleanSupplier effect, long nowNanos) {
    var stage = new CompletableFuture<@Nullable Void>();
    add(effect, nowNanos, stage);
    return stage;
  }

  /** Looks which effects are there, and which are too late. */
  public void settle(long nowNanos) {
    for (Waiting each : List.copyOf(all)) {
      if (each.effect.getAsBoolean()) {
        all.remove(each);
        each.stage.complete(null);
      } else if (nowNanos - each.endNanos >= 0) {
        all.remove(each);
        fail(each, Reason.NO_EFFECT, "the hardware did not " + each.what);
      }
    }
  }

  /** The device cannot be reached any more. */
  public void fail(String cause) {
    List<Waiting> failing = List.copyOf(all);
    all.clear();
    failing.forEach(each -> fail(each, Reason.UNREACHABLE, cause));
  }

  private void fail(Waiting each, Reason reason, String why) {
    each.stage.completeExceptionally(new DeviceException(reason, device + ": " + why));
  }
}
