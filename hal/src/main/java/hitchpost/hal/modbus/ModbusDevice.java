package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkLostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device on a bus: asked who it is after each loss, polled from then on, and asked more and
 * more seldom while it does not answer, so that the others on its bus do not wait for it.
 */
public final class ModbusDevice {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusDevice.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final ModbusBus bus;
  private final UnitRegisters registers;
  private final Priority priority;
  private final Duration period;
  private final Script script;
  private final LinkHealth health;
  private final Backoff backoff = Backoff.ofDevice();
  private volatile long nextNanos;
  private boolean identified;

  /**
   * A device that is not asked before {@link #start}.
   *
   * @param period how often it is polled
   */
  public ModbusDevice(
      ModbusBus bus, UnitAddress address, Priority priority, Duration period, Script script) {
    this.bus = bus;
    this.registers = bus.registers(address);
    this.priority = priority;
    this.period = period;
    this.script = script;
    this.health = new LinkHealth(bus.clock());
    this.nextNanos = bus.clock().nanos();
  }

  /** What a driver does on the thread of the bus. */
  public interface Script {
    /**
     * Makes sure that the right device answers, and tells it what it may have forgotten.
     *
     * @throws DeviceException when another one answers
     */
    void identify(Registers registers);

    /** Reads what is to be known at any time. */
    void poll(Registers registers);

    /** The device cannot be reached any more; {@link #identify} comes before the next poll. */
    void lost(String cause);
  }

  /** How well this device can be reached, whatever the others on its line do. */
  public LinkHealth health() {
    return health;
  }

  /** Begins to ask it, and opens the line if nobody has. */
  public void start() {
    bus.attach(this);
  }

  /**
   * Does something with the device as soon as the bus is free for it; fails with UNREACHABLE at
   * once when the device cannot be reached.
   */
  public <T> CompletionStage<T> run(Function<Registers, T> work) {
    if (!health.state().up()) {
      return CompletableFuture.failedStage(
          new DeviceException(
              Reason.UNREACHABLE, "not reached yet or no longer: " + health.state().cause()));
    }
    return bus.run(priority, registers, work);
  }

  /**
   * Polls no more.
   *
   * @param farewell done before, if the device can still be reached
   */
  public void close(Consumer<Registers> farewell) {
    var done =
        run(last -> {
          farewell.accept(last);
          return true;
        });
    try {
      done.toCompletableFuture().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unreachable) {
      // what it does without us, it does already
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      bus.detach(this);
    }
  }

  /** Its priority, which grows while it waits. */
  Priority urgency(long now) {
    return priority.afterWaiting(-dueIn(now));
  }

  /** Nanoseconds until it is to be asked, below zero when it waits already. */
  long dueIn(long now) {
    return nextNanos - now;
  }

  void retryNow() {
    backoff.reset();
    nextNanos = bus.clock().nanos();
  }

  /** Asks the device, on the thread of the bus. */
  void turn() {
    long begun = bus.clock().nanos();
    nextNanos = begun + period.toNanos();
    try {
      if (!identified) {
        script.identify(registers);
        identified = true;
      }
      script.poll(registers);
      backoff.reset();
      health.answered();
    } catch (LinkLostException lost) {
      throw lost;
    } catch (DeviceException failed) {
      missed(begun, String.valueOf(failed.getMessage()));
    } catch (RuntimeException wrong) {
      // a mistake about one device must not take the line from the others
      String cause = "the driver failed: " + wrong;
      if (!cause.equals(health.state().cause())) {
        LOG.error("{} {}", bus.address(), registers, wrong);
      }
      missed(begun, cause);
    }
  }

  /** Leaves the bus to the others for at least as long as it was held in vain. */
  private void missed(long begun, String cause) {
    health.missed(cause);
    Duration rest = period;
    if (!health.state().up()) {
      forget(cause);
      rest = backoff.next();
    }
    long now = bus.clock().nanos();
    nextNanos = now + Math.max(rest.toNanos(), now - begun);
  }

  /** The line is gone, or could not be opened, on the thread of the bus. */
  void lost(String cause) {
    forget(cause);
    health.lost(cause);
  }

  private void forget(String cause) {
    if (identified) {
      identified = false;
      script.lost(cause);
    }
  }
}
