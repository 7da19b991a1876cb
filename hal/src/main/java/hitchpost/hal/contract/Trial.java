package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The checks of one port, each on a rig of its own that is taken apart afterwards. */
final class Trial<D extends Device, R extends DeviceRig<D>> {
  private final Supplier<R> rigs;
  private final List<Check> checks = new ArrayList<>();

  Trial(Supplier<? extends R> rigs) {
    this.rigs = rigs::get;
    everyDevice();
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  /** Adds a check of a device that has been reached. */
  void check(String name, Consumer<Bench<D, R>> work) {
    fresh(
        name,
        bench -> {
          bench.start();
          work.accept(bench);
        });
  }

  /** Adds a check of a device that somebody listens to and that has been reached. */
  <T> void heard(
      String name, BiConsumer<D, Consumer<T>> listen, BiConsumer<Bench<D, R>, List<T>> work) {
    fresh(
        name,
        bench -> {
          List<T> heard = bench.hearing(listen);
          bench.start();
          work.accept(bench, heard);
        });
  }

  /** Adds a check of a device that has not been started. */
  void fresh(String name, Consumer<Bench<D, R>> work) {
    checks.add(new Check(name, () -> onRig(work)));
  }

  private void onRig(Consumer<Bench<D, R>> work) {
    R rig = rigs.get();
    try {
      work.accept(new Bench<>(rig));
    } finally {
      rig.device().close();
      rig.close();
    }
  }

  /** What all ports have in common. */
  private void everyDevice() {
    fresh(
        "before it is started it is CONNECTING and has a name",
        bench -> {
          D device = bench.device();
          require(
              device.link().kind() == LinkState.Kind.CONNECTING,
              "its link is not CONNECTING but " + device.link());
          require(!device.name().isEmpty(), "its name is empty");
        });
    check(
        "it tells its link at once to whoever listens",
        bench -> {
          // its thread may tell a change at the same time
          List<LinkState> heard = new CopyOnWriteArrayList<>();
          bench.device().onLink(heard::add);
          require(!heard.isEmpty(), "onLink returned and the listener had heard nothing");
        });
    check(
        "a loss of the link is told with a cause, and its return as well",
        bench -> {
          bench.loseLink();
          require(
              !bench.device().link().cause().isEmpty(),
              "its link is down without a cause that an installer could read");
          bench.restoreLink();
        });
    check("it may be closed twice", bench -> bench.device().close());
  }
}
