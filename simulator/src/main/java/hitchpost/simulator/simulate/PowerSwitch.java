package hitchpost.simulator.simulate;

import hitchpost.simulator.control.ControlApi;
import hitchpost.simulator.live.Simulation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Switches a simulation off: when it is told to, when the program gets SIGTERM or SIGINT, or when a
 * station ends the program. Whichever comes first, the program then ends with code 0.
 */
final class PowerSwitch implements ControlApi.Host, AutoCloseable {
  /** Exit code of a program that was killed with SIGKILL, as shells tell it. */
  private static final int KILLED = 137;

  /** How long switching off may take before the program ends in any case. */
  private static final Duration PATIENCE = Duration.ofMillis(1800);

  private final Simulation simulation;
  private final Console console;
  private final CountDownLatch off = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("power-switch").unstarted(this::signalled);

  private PowerSwitch(Simulation simulation, Console console) {
    this.simulation = simulation;
    this.console = console;
  }

  static PowerSwitch of(Simulation simulation, Console console) {
    var power = new PowerSwitch(simulation, console);
    Runtime.getRuntime().addShutdownHook(power.hook);
    simulation.ended().thenRun(power.off::countDown);
    return power;
  }

  /** Waits until it is switched off. */
  void await() {
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
    simulation.close();
    console.close();
  }

  /** Switches off, unless a signal does so already: it then ends the program. */
  @Override
  public void close() {
    simulation.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      await(hook);
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
