package hitchpost.hal.contract;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The checks of one port, each on a rig of its own that is taken apart afterwards. */
final class Trial<D extends Device, R extends DeviceRig<D>> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<R> rigs;
  private final List<Check> checks = new ArrayList<>();

  Trial(Supplier<R> rigs) {
    this.rigs = rigs;
    everyDevice();
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  /** Adds a check of a device that has been reached. */
  void check(String name, Function<R, Verdict> work) {
    checks.add(new Check(name, () -> onRig(work, true)));
  }

  private Verdict onRig(Function<R, Verdict> work, boolean started) {
    R rig = rigs.get();
    try {
      D device = rig.device();
      if (started) {
        device.start();
        until("the link is up", () -> device.link().up());
      }
      return work.apply(rig);
    } finally {
      rig.device().close();
      rig.close();
    }
  }

  /** What all ports have in common. */
  private void everyDevice() {
    checks.add(
        new Check(
            "before it is started it is CONNECTING and has a name",
            () ->
                onRig(
                    rig -> {
                      D device = rig.device();
                      require(
                          device.link().kind() == LinkState.Kind.CONNECTING,
                          "link " + device.link());
                      require(!device.name().isEmpty(), "its name is empty");
                      return new Verdict.Passed();
                    },
                    false)));
    check(
        "it tells its link at once to whoever listens",
        rig -> {
          List<LinkState> heard = new ArrayList<>();
          rig.device().onLink(heard::add);
          require(!heard.isEmpty(), "nothing was told");
          return new Verdict.Passed();
        });
    check(
        "a loss of the link is told with a cause, and its return as well",
        rig -> {
          rig.unplugLink();
          until("the link is down", () -> !rig.device().link().up());
          require(!rig.device().link().cause().isEmpty(), "without a cause");
          rig.plugLink();
          until("the link is up again", () -> rig.device().link().up());
          return new Verdict.Passed();
        });
    check(
        "it may be closed twice",
        rig -> {
          rig.device().close();
          return new Verdict.Passed();
        });
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ContractBroken(otherwise);
    }
  }

  static void until(String what, BooleanSupplier condition) {
    long begin = HalClock.SYSTEM.nanos();
    while (!condition.getAsBoolean()) {
      require(HalClock.SYSTEM.since(begin).compareTo(PATIENCE) < 0, "in vain waited until " + what);
      HalClock.SYSTEM.park(Duration.ofMillis(1));
    }
  }

  /** What a stage gives; the contract is broken when it fails or never ends. */
  static <T> T outcome(String what, CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new ContractBroken(what + " failed: " + failed.getCause());
    } catch (TimeoutException never) {
      throw new ContractBroken(what + " never ended");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ContractBroken(what + " was interrupted");
    }
  }

  /** Requires that a stage fails, and with a reason that a supervisor can use. */
  static void refused(String what, CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      require(
          failed.getCause() instanceof DeviceException,
          what + " failed with " + failed.getCause() + " and not with a DeviceException");
      return;
    } catch (TimeoutException never) {
      throw new ContractBroken(what + " never ended");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new ContractBroken(what + " did not fail");
  }
}
