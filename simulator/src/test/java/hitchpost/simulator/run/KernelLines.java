package hitchpost.simulator.run;

import hitchpost.hal.device.HalClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The far ends of the lines of a chip that the kernel simulates (gpio-sim): files show what outputs
 * drive and take what inputs are pulled to.
 */
final class KernelLines implements GpioLines, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Path folder;
  private final Map<Integer, Consumer<Boolean>> followers = new ConcurrentHashMap<>();
  private final Map<Integer, Boolean> seen = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Begins to look at outputs.
   *
   * @param folder where {@code sim_gpioN} are
   */
  KernelLines(Path folder) {
    this.folder = folder;
    thread = Thread.ofPlatform().name("wires").daemon().start(this::run);
  }

  @Override
  public boolean high(int offset) {
    try {
      return Files.readString(file(offset, "value")).startsWith("1");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void drive(int offset, boolean high) {
    try {
      Files.writeString(file(offset, "pull"), high ? "pull-up" : "pull-down");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void follow(int offset, Consumer<Boolean> follower) {
    seen.put(offset, high(offset));
    followers.put(offset, follower);
  }

  private Path file(int offset, String name) {
    return folder.resolve("sim_gpio" + offset).resolve(name);
  }

  /** The simulation wakes nobody when an output moves. */
  private void run() {
    while (!closed) {
      followers.forEach((offset, follower) -> {
        Boolean now = high(offset);
        if (!now.equals(seen.put(offset, now))) {
          follower.accept(now);
        }
      });
      HalClock.SYSTEM.park(PAUSE);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
