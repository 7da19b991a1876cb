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
 * what is to be polled by its priority, the one that waits longest first. What has waited for 2 s
 * is as urgent as anything, so that a line with too much to do serves everybody, only more seldom.
 */
public final class ModbusBus implements AutoCloseable {
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  /** More questions than that do not wait; what comes then is refused. */
  private static final int MOST_JOBS = 64;

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

  private ModbusBus(LinkSource source, Framing framing, HalClock clock) {
    this.clock = clock;
    this.wire = new Wire(framing, clock, source.traffic());
    this.line = new ReconnectingLink(source, clock, Backoff.ofDevice(), new Owner());
  }

  /**
   * A serial line, or a gateway that hands its bytes through.
   *
   * @param settings of the line, which tell how long it has to be silent between frames
   */
  public static ModbusBus serial(
      LinkSource source, SerialSettings settings, SerialPatience patience, HalClock clock) {
    Framing framing = new RtuFraming(settings, patience, clock);
    return new ModbusBus(source, framing, clock);
  }

  /**
   * A device, or a gateway, that speaks Modbus TCP.
   *
   * @param patience for an answer
   */
  public static ModbusBus tcp(LinkSource source, Duration patience, HalClock clock) {
    return new ModbusBus(source, new TcpFraming(patience), clock);
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

  <T> CompletionStage<T> run(Priority priority, Registers registers, Function<Registers, T> work) {
    if (jobs.size() >= MOST_JOBS) {
      return CompletableFuture.failedStage(
          new DeviceException(Reason.REFUSED, address() + ": " + MOST_JOBS + " questions wait"));
    }
    var job =
        new Job<>(
            priority,
            jobNumber.getAndIncrement(),
            clock.nanos(),
            registers,
            work,
            new CompletableFuture<T>());
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
            Comparator.comparing((ModbusDevice device) -> device.urgency(now))
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
    /**
     * Whether somebody has answered on this line since it was opened, and has not fallen silent.
     */
    private boolean alive;

    @Override
    public void identify(ByteLink link) {
      wire.opened(link);
      open = true;
      alive = false;
      devices.forEach(ModbusDevice::retryNow);
    }

    @Override
    public void work(ByteLink link) {
      long now = clock.nanos();
      Job<?> job = jobs.peek();
      Optional<ModbusDevice> due = mostUrgent(now);
      boolean jobFirst =
          due.isEmpty() || job != null && job.urgency(now).compareTo(due.get().urgency(now)) <= 0;
      if (job != null && jobFirst) {
        jobs.remove(job);
        job.run();
      } else if (due.isPresent()) {
        due.get().turn();
        demandAnswers();
      } else {
        Duration rest = untilNextDue(clock.nanos());
        if (rest.isPositive()) {
          clock.park(rest);
        }
      }
    }

    /**
     * A connection can die without a word from either side. When everybody on it has fallen silent,
     * it is tried once with a new one.
     */
    private void demandAnswers() {
      boolean answered = devices.stream().anyMatch(device -> device.health().state().up());
      if (alive && !answered) {
        throw new LinkLostException(address() + ": nobody answers any more");
      }
      alive = answered;
    }

    @Override
    public void lost(String cause) {
      open = false;
      wire.lost();
      refuseJobs(cause);
      devices.forEach(device -> device.lost(cause));
    }

    @Override
    public void absent(String cause) {
      devices.forEach(device -> device.lost(cause));
    }
  }

  private record Job<T>(
      Priority priority,
      long number,
      long sinceNanos,
      Registers registers,
      Function<Registers, T> work,
      CompletableFuture<T> done) {
    Priority urgency(long now) {
      return priority.afterWaiting(now - sinceNanos);
    }

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
