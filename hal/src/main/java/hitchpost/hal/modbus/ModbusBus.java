package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkUser;
import hitchpost.hal.link.ReconnectingLink;
import hitchpost.hal.link.SerialSettings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A line with Modbus devices on it. Its one thread serves them all: what control asks first, then
 * what is to be polled by its priority, the one that waits longest first.
 */
public final class ModbusBus implements AutoCloseable {
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final HalClock clock;
  private final Wire wire;
  private final ReconnectingLink line;
  private final List<ModbusDevice> devices = new CopyOnWriteArrayList<>();
  private final PriorityBlockingQueue<Job<?>> jobs =
      new PriorityBlockingQueue<>(
          11, Comparator.<Job<?>, Priority>comparing(Job::priority).thenComparingLong(Job::number));
  private final AtomicLong jobNumber = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean open;

  private ModbusBus(LinkSource source, Framing framing, HalClock clock, Backoff backoff) {
    this.clock = clock;
    this.wire = new Wire(framing, clock);
    this.line = new ReconnectingLink(source, clock, backoff, new Owner());
  }

  /**
   * A serial line, or a gateway that hands its bytes through.
   *
   * @param settings of the line, which tell how long it has to be silent between frames
   */
  public static ModbusBus serial(
      LinkSource source, SerialSettings settings, SerialPatience patience, HalClock clock) {
    Framing framing = new RtuFraming(settings, patience, clock);
    return new ModbusBus(source, framing, clock, Backoff.ofDevice());
  }

  /**
   * A device, or a gateway, that speaks Modbus TCP.
   *
   * @param patience for an answer
   */
  public static ModbusBus tcp(LinkSource source, Duration patience, HalClock clock) {
    return new ModbusBus(source, new TcpFraming(patience), clock, Backoff.ofDevice());
  }

  /** How well the line itself can be used; each device has a health of its own. */
  public LinkHealth health() {
    return line.health();
  }

  public String address() {
    return line.address();
  }

  /** Begins to open the line; may be repeated. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      line.start();
    }
  }

  @Override
  public void close() {
    line.close();
    refuseJobs("the station closes the line");
  }

  HalClock clock() {
    return clock;
  }

  UnitRegisters registers(UnitAddress address) {
    return new UnitRegisters(wire, address);
  }

  void attach(ModbusDevice device) {
    devices.add(device);
    start();
    line.wake();
  }

  void detach(ModbusDevice device) {
    devices.remove(device);
  }

  void wake() {
    line.wake();
  }

  <T> CompletionStage<T> run(Priority priority, Registers registers, Function<Registers, T> work) {
    var job =
        new Job<>(
            priority, jobNumber.getAndIncrement(), registers, work, new CompletableFuture<T>());
    jobs.add(job);
    if (open) {
      line.wake();
    } else {
      refuseJobs(address() + " is not connected");
    }
    return job.done().copy();
  }

  private void refuseJobs(String cause) {
    for (Job<?> job = jobs.poll(); job != null; job = jobs.poll()) {
      job.done().completeExceptionally(new DeviceException(Reason.UNREACHABLE, cause));
    }
  }

  private Optional<ModbusDevice> mostUrgent(long now) {
    return devices.stream()
        .filter(device -> device.dueIn(now) <= 0)
        .min(
            Comparator.comparing(ModbusDevice::priority)
                .thenComparingLong(device -> device.dueIn(now)));
  }

  private Duration untilNextDue(long now) {
    long nanos = LONGEST_REST.toNanos();
    for (ModbusDevice device : devices) {
      nanos = Math.min(nanos, device.dueIn(now));
    }
    return Duration.ofNanos(nanos);
  }

  /** What the thread of the line does. */
  private final class Owner implements LinkUser {
    @Override
    public void identify(ByteLink link) {
      wire.opened(link);
      open = true;
      devices.forEach(ModbusDevice::retryNow);
    }

    @Override
    public void work(ByteLink link) {
      Job<?> job = jobs.peek();
      Optional<ModbusDevice> due = mostUrgent(clock.nanos());
      boolean jobFirst = due.isEmpty() || job != null && !due.get().before(job.priority());
      if (job != null && jobFirst) {
        jobs.remove(job);
        job.run();
      } else if (due.isPresent()) {
        due.get().turn();
      } else {
        Duration rest = untilNextDue(clock.nanos());
        if (rest.isPositive()) {
          clock.park(rest);
        }
      }
    }

    @Override
    public void lost(String cause) {
      open = false;
      wire.lost();
      refuseJobs(cause);
      devices.forEach(device -> device.lost(cause));
    }
  }

  private record Job<T>(
      Priority priority,
      long number,
      Registers registers,
      Function<Registers, T> work,
      CompletableFuture<T> done) {
    void run() {
      try {
        done.complete(work.apply(registers));
      } catch (LinkLostException lost) {
        done.completeExceptionally(
            new DeviceException(Reason.UNREACHABLE, String.valueOf(lost.getMessage()), lost));
        throw lost;
      } catch (RuntimeException failed) {
        done.completeExceptionally(failed);
      }
    }
  }
}
