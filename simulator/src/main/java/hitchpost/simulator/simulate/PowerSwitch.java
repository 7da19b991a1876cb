package hitchpost.simulator.simulate;

import hitchpost.simulator.control.ControlApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Switches stations off: when it is told to, when the program gets SIGTERM or SIGINT, or when a
 * station ends the program. Whichever comes first, the program then ends with code 0.
 */
public final class PowerSwitch implements ControlApi.Host, AutoCloseable {
  /** Exit code of a program that was killed with SIGKILL, as shells tell it. */
  private static final int KILLED = 137;

  /** How long switching off may take before the program ends in any case. */
  private static final Duration PATIENCE = Duration.ofMillis(1800);

  private final AutoCloseable stations;
  private final Console console;
  private final CountDownLatch off = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("power-switch").unstarted(this::signalled);

  private PowerSwitch(AutoCloseable stations, Console console) {
    this.stations = stations;
    this.console = console;
  }

  /**
   * A switch for stations that run.
   *
   * @param stations closed when they are switched off
   * @param ended done when a station ends the program
   */
  public static PowerSwitch of(
      AutoCloseable stations, CompletableFuture<?> ended, Console console) {
    var power = new PowerSwitch(stations, console);
    Runtime.getRuntime().addShutdownHook(power.hook);
    ended.thenRun(power.off::countDown);
    return power;
  }

  /** Waits until it is switched off. */
  public void await() {
    try {
      off.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOff() {
    return off.getCount() == 0;
  }

  @Override
  public void shutDown() {
    off.countDown();
  }

  @Override
  public void cutPower() {
    Runtime.getRuntime().halt(KILLED);
  }

  /** A signal ends the program: storage is made safe, and the code is 0 as nothing is wrong. */
  private void signalled() {
    Thread work = Thread.ofPlatform().daemon().name("power-off").start(this::switchOff);
    try {
      work.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private void switchOff() {
    closeStations();
    console.close();
  }

  /** Switches off, unless a signal does so already: it then ends the program. */
  @Override
  public void close() {
    closeStations();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      await(hook);
    }
  }

  private void closeStations() {
    try {
      stations.close();
    } catch (Exception e) {
      throw new IllegalStateException("the stations cannot be switched off", e);
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
