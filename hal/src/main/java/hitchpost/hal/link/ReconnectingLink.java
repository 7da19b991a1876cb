package hitchpost.hal.link;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.HalClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a line open: one daemon thread of its own opens it, identifies what is there, works with it
 * and begins anew after a loss, until it is closed. Drivers of everything that hangs on a line
 * share it.
 */
public final class ReconnectingLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReconnectingLink.class);

  /** What USB adapters send while they wake up is over by then. */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private final LinkSource source;
  private final HalClock clock;
  private final LinkUser user;
  private final Backoff backoff;
  private final LinkHealth health;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable ByteLink current;

  /**
   * A line that is not opened before {@link #start}.
   *
   * @param backoff between two tries to open it
   * @param user called by the thread of the line alone
   */
  public ReconnectingLink(LinkSource source, HalClock clock, Backoff backoff, LinkUser user) {
    this.source = source;
    this.clock = clock;
    this.backoff = backoff;
    this.user = user;
    this.health = new LinkHealth(clock);
    this.thread =
        Thread.ofPlatform().daemon().name("line " + source.address()).unstarted(this::run);
  }

  /** How well the line and what is on it can be reached; told by this class and its user. */
  public LinkHealth health() {
    return health;
  }

  public String address() {
    return source.address();
  }

  /** Begins to open the line; to be called once. */
  public void start() {
    thread.start();
  }

  /** Wakes the thread where the user let it rest with {@link HalClock#park}. */
  public void wake() {
    LockSupport.unpark(thread);
  }

  /** Whether the calling thread is the one that owns the line. */
  public boolean ownsCurrentThread() {
    return Thread.currentThread() == thread;
  }

  /** Whether nothing more will be done. */
  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    wake();
    ByteLink link = current;
    if (link != null) {
      link.close();
    }
    if (thread.isAlive() && !ownsCurrentThread()) {
      awaitEnd();
    }
  }

  private void awaitEnd() {
    try {
      if (!thread.join(LONGEST_CLOSE)) {
        LOG.warn("{}: still busy, left behind", address());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      String cause = useOnce();
      if (!closed) {
        hear(() -> health.lost(cause));
        pause(backoff.next());
      }
    }
  }

  /** Tells somebody of a loss, whose mistakes must not keep the line from being opened again. */
  private void hear(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException | Error wrong) {
      LOG.error("{}: the loss could not be told", address(), wrong);
    }
  }

  /** From opening to loss; returns why it ended. */
  private String useOnce() {
    boolean opened = false;
    String cause = "closed";
    try (ByteLink link = source.open();
        var node = DeviceNodes.SYSTEM.watch(link.node(), this::wake)) {
      current = link;
      if (closed) {
        // by somebody who could not see this link yet
        return cause;
      }
      opened = true;
      pause(SETTLE);
      link.discardInput();
      user.identify(link);
      LOG.info("{}: connected", address());
      source.traffic().connected();
      backoff.reset();
      health.answered();
      while (!closed && !node.gone()) {
        user.work(link);
      }
      if (node.gone()) {
        cause = address() + " has been unplugged";
      }
    } catch (LinkLostException | DeviceException failed) {
      cause = String.valueOf(failed.getMessage());
      LOG.debug("{}", cause);
    } catch (RuntimeException | Error wrong) {
      // a mistake of a driver must not leave a device without anybody who looks for it
      LOG.error("{}: the driver failed", address(), wrong);
      cause = "the driver failed: " + wrong;
    }
    current = null;
    String why = cause;
    boolean had = opened;
    hear(() -> {
      if (had) {
        user.lost(why);
      } else {
        user.absent(why);
      }
    });
    return cause;
  }

  private void pause(Duration time) {
    long begin = clock.nanos();
    Duration left = time;
    while (!closed && left.isPositive()) {
      clock.park(left);
      left = time.minus(clock.since(begin));
    }
  }
}
