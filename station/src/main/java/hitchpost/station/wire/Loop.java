package hitchpost.station.wire;

import hitchpost.core.rpc.LinkEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One selector thread: the only thread that touches the sockets of its links, and the one that
 * delivers their events.
 *
 * <p>An event is never delivered inside the delivery of another one: what a consumer causes while
 * it handles an event follows after it returns.
 */
final class Loop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final int READ_BUFFER_BYTES = 64 * 1024;
  private static final long NANOS_A_MILLI = 1_000_000;

  /** What a socket belongs to. */
  interface Channeled {
    void ready(SelectionKey key);

    /** Gives up at once, after something unexpected went wrong in it. */
    void abandon(String reason);
  }

  private record Delivery(WireLink link, LinkEvent event) {}

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean wakingUp = new AtomicBoolean();
  private volatile boolean stopping;

  // only the loop's own thread uses what follows
  private final TreeSet<Deadline> deadlines = new TreeSet<>();
  private long deadlineNumber;
  private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
  private boolean delivering;
  private final ArrayDeque<Session> unflushed = new ArrayDeque<>();
  private final Set<WireLink> busyLinks = new LinkedHashSet<>();
  private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BUFFER_BYTES);
  private final BufferPool tlsBuffers = new BufferPool();
  private final Frames frames = new Frames();

  Loop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector for the network", e);
    }
    thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Ends every connection of this loop, and then its thread. */
  void stop() {
    stopping = true;
    selector.wakeup();
    if (!isCurrent()) {
      awaitEnd();
    }
  }

  private void awaitEnd() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isStopping() {
    return stopping;
  }

  boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  /** Runs {@code task} on the loop's thread, soon and in order; from any thread. */
  void post(Runnable task) {
    posted.add(task);
    if (!isCurrent() && wakingUp.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  Deadline after(Duration time, Runnable action) {
    Deadline deadline = new Deadline(System.nanoTime() + time.toNanos(), deadlineNumber++, action);
    deadlines.add(deadline);
    return deadline;
  }

  void cancel(@Nullable Deadline deadline) {
    if (deadline != null) {
      deadlines.remove(deadline);
    }
  }

  SelectionKey register(SocketChannel channel, int operations, Channeled owner)
      throws ClosedChannelException {
    return channel.register(selector, operations, owner);
  }

  /** A buffer for one read; whoever calls this next overwrites it. */
  ByteBuffer readBuffer() {
    return readBuffer;
  }

  BufferPool tlsBuffers() {
    return tlsBuffers;
  }

  Frames frames() {
    return frames;
  }

  /** Has {@code session} write its frames as soon as the present work of the loop is done. */
  void flushSoon(Session session) {
    unflushed.add(session);
  }

  /** Says that {@code link} has something of the loop in use, or no longer has. */
  void busy(WireLink link, boolean busy) {
    if (busy) {
      busyLinks.add(link);
    } else {
      busyLinks.remove(link);
    }
  }

  void deliver(WireLink link, LinkEvent event) {
    deliveries.add(new Delivery(link, event));
    if (delivering) {
      return;
    }
    delivering = true;
    try {
      for (Delivery next = deliveries.poll(); next != null; next = deliveries.poll()) {
        next.link.accept(next.event);
      }
    } finally {
      delivering = false;
    }
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        select();
        // cleared before the queue is emptied: what is posted from now on wakes us up again
        wakingUp.set(false);
        runPosted();
        expireDeadlines();
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("The network thread ends after a failure", e);
    } finally {
      stopping = true;
      end();
    }
  }

  private void end() {
    for (WireLink link : List.copyOf(busyLinks)) {
      guarded(() -> link.abandon("the station stopped"));
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.error("The selector of the network thread cannot be closed", e);
    }
  }

  private void select() throws IOException {
    long timeoutMillis = timeoutMillis();
    if (timeoutMillis == 0) {
      selector.selectNow(this::ready);
    } else {
      selector.select(this::ready, timeoutMillis < 0 ? 0 : timeoutMillis);
    }
  }

  /** Milliseconds to the next deadline: 0 for work that waits already, -1 for no deadline. */
  private long timeoutMillis() {
    if (!posted.isEmpty()) {
      return 0;
    }
    if (deadlines.isEmpty()) {
      return -1;
    }
    long nanos = deadlines.first().nanosFrom(System.nanoTime());
    return nanos <= 0 ? 0 : (nanos + NANOS_A_MILLI - 1) / NANOS_A_MILLI;
  }

  private void ready(SelectionKey key) {
    Channeled owner = (Channeled) key.attachment();
    if (!key.isValid()) {
      return;
    }
    try {
      owner.ready(key);
      flush();
    } catch (RuntimeException | Error e) {
      // one connection must not take the others with it
      LOG.error("A connection is given up after an internal error", e);
      guarded(() -> owner.abandon("internal error"));
    }
  }

  private void runPosted() {
    // a task that posts itself again waits for the sockets in between
    List<Runnable> batch = new ArrayList<>();
    for (Runnable task = posted.poll(); task != null; task = posted.poll()) {
      batch.add(task);
    }
    batch.forEach(this::guarded);
  }

  private void expireDeadlines() {
    while (!deadlines.isEmpty() && deadlines.first().nanosFrom(System.nanoTime()) <= 0) {
      Deadline due = deadlines.removeFirst();
      guarded(due::expire);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
      flush();
    } catch (RuntimeException | Error e) {
      LOG.error("A task of the network thread failed", e);
    }
  }

  private void flush() {
    for (Session session = unflushed.poll(); session != null; session = unflushed.poll()) {
      session.flush();
    }
  }
}
