package hitchpost.simulator.live;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwarePort;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hardware model in real time. What it reports is handed on in order, by one thread at a time,
 * and never under the lock of the model.
 */
final class LiveHardware implements HardwarePort, AutoCloseable {
  private final TimeSource time;
  private final SharedThreads threads;
  private final Consumer<HardwareEvent> listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final SimulatedHardware model;
  private final ArrayDeque<HardwareEvent> outbox = new ArrayDeque<>();
  private boolean delivering;
  private boolean closed;
  private @Nullable Future<?> alarm;
  private long alarmNanos;

  /**
   * New hardware, at rest.
   *
   * @param listener is told what it reports; may use the hardware meanwhile
   */
  LiveHardware(
      List<EvseSetup> setups,
      TimeSource time,
      SharedThreads threads,
      Consumer<HardwareEvent> listener) {
    this.time = time;
    this.threads = threads;
    this.listener = listener;
    model = new SimulatedHardware(time.now().monotonicNanos(), setups);
  }

  @Override
  public void execute(HardwareCommand command) {
    act(nanos -> model.command(nanos, command));
  }

  @Override
  public void describe() {
    act(model::describe);
  }

  /**
   * Does to the hardware what may depend on how it is, at once and with nothing in between.
   *
   * @param witness sees what is done, before anybody hears of what follows
   * @throws RuntimeException as {@link SimulatedHardware#stimulate}, or of {@code choice}
   */
  void stimulate(Function<SimulatedHardware, Stimulus> choice, Consumer<Stimulus> witness) {
    act(nanos -> {
      outbox.addAll(model.advance(nanos));
      Stimulus chosen = choice.apply(model);
      List<HardwareEvent> events = model.stimulate(nanos, chosen);
      witness.accept(chosen);
      return events;
    });
  }

  /** Looks at the hardware as it is now. */
  <T> T look(Function<SimulatedHardware, T> viewer) {
    lock.lock();
    try {
      outbox.addAll(model.advance(time.now().monotonicNanos()));
      return viewer.apply(model);
    } finally {
      setAlarm();
      lock.unlock();
      deliver();
    }
  }

  void powerCut() {
    act(model::powerCut);
  }

  void powerBack() {
    act(model::powerBack);
  }

  HardwareSnapshot snapshot() {
    return look(SimulatedHardware::snapshot);
  }

  /** Nothing moves by itself any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (alarm != null) {
        alarm.cancel(false);
      }
    } finally {
      lock.unlock();
    }
  }

  private void act(LongFunction<List<HardwareEvent>> action) {
    lock.lock();
    try {
      outbox.addAll(action.apply(time.now().monotonicNanos()));
    } finally {
      setAlarm();
      lock.unlock();
      deliver();
    }
  }

  /** Whoever finds nobody delivering delivers everything, also what comes meanwhile. */
  private void deliver() {
    HardwareEvent next = nextToDeliver(false);
    while (next != null) {
      listener.accept(next);
      next = nextToDeliver(true);
    }
  }

  private @Nullable HardwareEvent nextToDeliver(boolean own) {
    lock.lock();
    try {
      if (delivering && !own) {
        return null;
      }
      HardwareEvent next = outbox.poll();
      delivering = next != null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void setAlarm() {
    OptionalLong next = model.nextEventNanos();
    if (closed || next.isEmpty()) {
      return;
    }
    // an alarm that comes too early finds nothing to do and sets the next one
    if (alarm != null && alarmNanos <= next.getAsLong()) {
      return;
    }
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarmNanos = next.getAsLong();
    long wait = Math.max(0, alarmNanos - time.now().monotonicNanos());
    alarm = threads.schedule(time.real(Duration.ofNanos(wait)), this::ring);
  }

  private void ring() {
    lock.lock();
    try {
      alarm = null;
    } finally {
      lock.unlock();
    }
    act(model::advance);
  }
}
