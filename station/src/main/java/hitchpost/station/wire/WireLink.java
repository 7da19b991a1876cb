package hitchpost.station.wire;

import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.rpc.Trouble;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link of one station: at most one socket at a time, opened, used and closed by command.
 *
 * <p>Each {@link LinkCommand.Connect} with a higher attempt number than any before is answered by
 * exactly one {@link LinkEvent.Opened} or {@link LinkEvent.Failed}, each Opened is followed by
 * exactly one {@link LinkEvent.Closed}, and no event of an attempt comes after its Failed or
 * Closed. Commands of other attempts are ignored, and so is what an open connection is needed for
 * when there is none.
 */
public final class WireLink implements Link {
  /** Most messages that may wait for the network thread; more end the connection. */
  public static final int MAX_WAITING_MESSAGES = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(WireLink.class);
  private static final int INTERNAL_ERROR = 1011;

  private final Loop loop;
  private final WireLimits limits;
  private final Resolver resolver;
  private final Consumer<LinkEvent> events;
  private final Queue<Order> commands = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingMessages = new AtomicInteger();
  private volatile boolean overrun;
  private final EndpointSource endpoints;
  private final Progress progress;
  private volatile boolean readingPaused;

  /**
   * What is to be done.
   *
   * @param endpoint where to connect; null when that is not possible
   * @param obstacle why not
   */
  private record Order(LinkCommand command, @Nullable Endpoint endpoint, String obstacle) {}

  // only the loop's thread uses what follows
  private boolean performing;
  private long attempt = Long.MIN_VALUE;
  private @Nullable Dial dial;
  private @Nullable Session session;
  private @Nullable Session leaving;

  WireLink(
      Loop loop,
      WireLimits limits,
      Resolver resolver,
      EndpointSource endpoints,
      Progress progress,
      Consumer<LinkEvent> events) {
    this.loop = loop;
    this.limits = limits;
    this.resolver = resolver;
    this.endpoints = endpoints;
    this.progress = progress;
    this.events = events;
  }

  /**
   * Does what the station wants, in the order of the calls; from any thread, without blocking.
   * Within the handling of an event it happens at once, without a change of threads.
   */
  @Override
  public void execute(LinkCommand command) {
    boolean message =
        switch (command) {
          case LinkCommand.Send send -> true;
          case LinkCommand.Ping ping -> true;
          case LinkCommand.Connect connect -> false;
          case LinkCommand.Close close -> false;
        };
    if (message && waitingMessages.incrementAndGet() > MAX_WAITING_MESSAGES) {
      waitingMessages.decrementAndGet();
      overrun = true;
    } else {
      commands.add(order(command));
    }
    if (loop.isCurrent()) {
      performAll();
    } else {
      loop.post(this::performAll);
    }
  }

  /** Whoever connects waits for keys and certificates to be read, not the thread of the wire. */
  private Order order(LinkCommand command) {
    if (!(command instanceof LinkCommand.Connect connect)) {
      return new Order(command, null, "");
    }
    try {
      return new Order(command, endpoints.of(connect.way()), "");
    } catch (EndpointSource.UnusableWayException e) {
      return new Order(command, null, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Stops reading from the CSMS, or goes on; from any thread. No message is lost: TCP holds the
   * CSMS back. Within the handling of an event not one more message is delivered. While reading is
   * stopped, pongs are not seen either. Holds across attempts.
   */
  @Override
  public void pauseReading(boolean paused) {
    readingPaused = paused;
    if (loop.isCurrent()) {
      readingChanged();
    } else {
      loop.post(this::readingChanged);
    }
  }

  @Override
  public void drop(String reason) {
    loop.post(() -> abandon(reason));
  }

  boolean readingPaused() {
    return readingPaused;
  }

  private void readingChanged() {
    if (session != null) {
      session.readingPaused(readingPaused);
    }
  }

  private void performAll() {
    // what an event causes while a command is performed waits until that is done
    if (performing || loop.isStopping()) {
      return;
    }
    performing = true;
    try {
      performWaiting();
    } finally {
      performing = false;
    }
  }

  private void performWaiting() {
    for (Order next = commands.poll(); next != null; next = commands.poll()) {
      perform(next);
    }
    if (overrun) {
      overrun = false;
      if (session != null) {
        session.lost("more than " + MAX_WAITING_MESSAGES + " messages waited to be sent");
      }
    }
  }

  private void perform(Order order) {
    switch (order.command()) {
      case LinkCommand.Connect(long number, _, List<String> subprotocols) -> {
        if (number > attempt) {
          connect(number, order, subprotocols);
        }
      }
      case LinkCommand.Send(long number, String text) -> {
        waitingMessages.decrementAndGet();
        if (number == attempt && session != null) {
          session.send(text);
        }
      }
      case LinkCommand.Ping(long number) -> {
        waitingMessages.decrementAndGet();
        if (number == attempt && session != null) {
          session.ping();
        }
      }
      case LinkCommand.Close(long number, int code, String reason) -> {
        if (number == attempt) {
          close(code, reason);
        }
      }
    }
  }

  private void connect(long number, Order order, List<String> subprotocols) {
    abandon("replaced by a new attempt");
    attempt = number;
    if (subprotocols.isEmpty()) {
      dialFailed(new Setback(Trouble.NOT_EQUIPPED, "there is no sub-protocol to offer"));
      return;
    }
    Endpoint endpoint = order.endpoint();
    if (endpoint == null) {
      dialFailed(new Setback(Trouble.NOT_EQUIPPED, order.obstacle()));
      return;
    }
    loop.busy(this, true);
    Dial started = new Dial(loop, limits, endpoint, subprotocols, this);
    dial = started;
    started.start(resolver);
  }

  private void close(int code, String reason) {
    if (session != null) {
      session.close(code, reason);
    } else if (dial != null) {
      dial.abandon("closed by the station before the connection was open");
    }
  }

  /** Ends whatever is going on, at once. */
  void abandon(String reason) {
    if (leaving != null) {
      leaving.abandon(reason);
    }
    if (session != null) {
      session.abandon(reason);
    }
    if (dial != null) {
      dial.abandon(reason);
    }
  }

  void dialed(String subprotocol, SelectionKey key, Transport transport, ByteBuffer early) {
    dial = null;
    Session opened = new Session(loop, limits, this, key, transport);
    session = opened;
    loop.deliver(this, new LinkEvent.Opened(attempt, subprotocol));
    opened.begin(early);
  }

  void dialFailed(Setback setback) {
    dial = null;
    loop.busy(this, false);
    loop.deliver(this, new LinkEvent.Failed(attempt, setback.words(), setback.trouble()));
  }

  Progress progress() {
    return progress;
  }

  void received(String text) {
    loop.deliver(this, new LinkEvent.Received(attempt, text));
  }

  void ponged() {
    loop.deliver(this, new LinkEvent.Ponged(attempt));
  }

  void ended(int code, String reason) {
    leaving = session;
    session = null;
    loop.deliver(this, new LinkEvent.Closed(attempt, code, reason));
  }

  void gone(Session which) {
    if (leaving == which) {
      leaving = null;
    }
    if (session == null && dial == null) {
      loop.busy(this, false);
    }
  }

  /** Hands an event to the station; a consumer that fails loses its connection, not the thread. */
  void accept(LinkEvent event) {
    try {
      events.accept(event);
    } catch (RuntimeException | Error e) {
      LOG.error("The handling of {} failed", event.getClass().getSimpleName(), e);
      if (session != null) {
        session.close(INTERNAL_ERROR, "internal error");
      }
    }
  }
}
