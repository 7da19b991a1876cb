package hitchpost.simulator.run;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.LinkState.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A device in memory, which can be pulled and put back. */
public abstract class MemoryPart implements Device {
  private final String name;
  private Consumer<LinkState> links = state -> {};
  private volatile LinkState link = new LinkState(Kind.CONNECTING, System.nanoTime(), "");
  private volatile boolean there = true;
  private volatile boolean started;

  MemoryPart(String name) {
    this.name = name;
  }

  /** Takes the device away, or puts it back. */
  public void there(boolean now) {
    there = now;
    if (started) {
      show();
    }
  }

  /** The device is reached: tells how it is. */
  void reached() {}

  final boolean up() {
    return link.up();
  }

  final CompletableFuture<Void> done(Runnable effect) {
    if (!up()) {
      return CompletableFuture.failedFuture(
          new DeviceException(Reason.UNREACHABLE, name + " is pulled"));
    }
    effect.run();
    return CompletableFuture.completedFuture(null);
  }

  final boolean started() {
    return started;
  }

  private void show() {
    link =
        there
            ? new LinkState(Kind.UP, System.nanoTime(), "")
            : new LinkState(Kind.DOWN, System.nanoTime(), "pulled");
    links.accept(link);
    if (there) {
      reached();
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public DeviceInfo info() {
    return DeviceInfo.at("memory");
  }

  @Override
  public final LinkState link() {
    return link;
  }

  @Override
  public final void onLink(Consumer<LinkState> listener) {
    links = listener;
    listener.accept(link);
  }

  @Override
  public final void start() {
    started = true;
    show();
  }

  @Override
  public void close() {
    started = false;
  }
}
