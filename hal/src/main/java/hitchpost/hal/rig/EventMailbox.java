package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hardware has to say, handed to the station in order by a thread of its own, so that no
 * driver waits for the station.
 *
 * <p>It holds {@value #CAPACITY} events, many minutes of a busy station. Should the station be
 * further behind than that, what comes is left out, and everything is described anew as soon as
 * there is room: no change is lost for good.
 */
final class EventMailbox implements AutoCloseable {
  static final int CAPACITY = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(EventMailbox.class);

  private final BlockingQueue<HardwareEvent> waiting = new LinkedBlockingQueue<>(CAPACITY);
  private final AtomicBoolean overrun = new AtomicBoolean();
  private final Consumer<HardwareEvent> station;
  private final Runnable describe;
  private final Thread thread = Thread.ofVirtual().name("hardware-events").unstarted(this::run);

  /**
   * @param describe has everything put in as it is
   */
  EventMailbox(Consumer<HardwareEvent> station, Runnable describe) {
    this.station = station;
    this.describe = describe;
  }

  void start() {
    thread.start();
  }

  /** Puts something in, at once. */
  void put(HardwareEvent event) {
    if (!waiting.offer(event) && overrun.compareAndSet(false, true)) {
      LOG.warn("the station is {} events of its hardware behind", CAPACITY);
    }
  }

  /** Events that wait. */
  int size() {
    return waiting.size();
  }

  /** Hands on nothing more. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        hand(waiting.take());
        if (waiting.isEmpty() && overrun.compareAndSet(true, false)) {
          describeAll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void describeAll() {
    try {
      describe.run();
    } catch (RuntimeException | Error e) {
      LOG.error("the hardware could not be described", e);
    }
  }

  private void hand(HardwareEvent event) {
    try {
      station.accept(event);
    } catch (RuntimeException | Error e) {
      LOG.error("the station could not take {}", event, e);
    }
  }
}
