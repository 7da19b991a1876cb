package hitchpost.core.rpc;

import hitchpost.core.Effects;
import hitchpost.core.Randomness;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to the CSMS, kept up for ever: attempts, back-off, pings.
 *
 * <p>A connection whose ping is not answered until the next ping is due counts as dead, so that a
 * half-open one is found within two ping intervals.
 */
public final class Connection {
  private static final String RETRY = "connection-retry";
  private static final String PING = "connection-ping";
  private static final int NORMAL = 1000;

  /** What a link event means to the station. */
  public sealed interface Change {
    record Opened(String subprotocol) implements Change {}

    /** An open connection was lost, or an attempt failed. */
    record Lost(String reason, boolean wasOpen, Trouble trouble) implements Change {}

    record Message(String text) implements Change {}

    /** Nothing of interest. */
    record None() implements Change {}
  }

  private final List<String> subprotocols;
  private final Supplier<BackOff> backOff;
  private final Randomness random;
  private final IntSupplier patience;
  private final Ways ways = new Ways();
  private final Timers timers = new Timers();
  private long attempt;
  private boolean connecting;
  private boolean open;
  private boolean proven;
  private long openedNanos;
  private int failures;
  private Duration pingInterval = Duration.ZERO;
  private boolean pongMissing;

  /**
   * @param patience failed attempts in a row on one way before the next one is tried, 1 or more
   */
  public Connection(
      List<String> subprotocols,
      Supplier<BackOff> backOff,
      Randomness random,
      IntSupplier patience) {
    this.subprotocols = List.copyOf(subprotocols);
    this.backOff = backOff;
    this.random = random;
    this.patience = patience;
  }

  /** Where to connect from now on; what is open stays open. */
  public void use(List<Way> list) {
    ways.use(list);
  }

  /** The same ways, with what the station now shows there; what is open stays open. */
  public void refresh(List<Way> list) {
    ways.refresh(list);
  }

  /** Whether what is open, or tried, is encrypted. */
  public boolean secure() {
    return ways.current().filter(Way::secure).isPresent();
  }

  /** The way that is tried or used; empty when there is none at all. */
  public Optional<Way> way() {
    return ways.current();
  }

  /** Slot of the way that is tried or used; 0 when there is none. */
  public int slot() {
    return ways.current().map(Way::slot).orElse(0);
  }

  /** Ends what is open and connects anew, on other ways. */
  public Change restart(Effects fx, List<Way> list, String reason) {
    boolean wasOpen = open;
    if (open || connecting) {
      fx.link(new LinkCommand.Close(attempt, NORMAL, reason));
    }
    open = false;
    connecting = false;
    failures = 0;
    ways.use(list);
    timers.stop(fx, PING, "");
    // not at once: what was said last shall arrive, and the CSMS shall see the connection end
    timers.start(fx, RETRY, "", BackOff.SHORTEST);
    return new Change.Lost(reason, wasOpen, Trouble.OTHER);
  }

  public boolean open() {
    return open;
  }

  /** Connects now, unless it is connected or connecting; the back-off starts from its begin. */
  public void connectNow(Effects fx) {
    if (!open && !connecting) {
      failures = 0;
      connect(fx);
    }
  }

  /** The CSMS accepted the station: the next loss of this connection is no failure to connect. */
  public void proven() {
    proven = true;
  }

  /**
   * Sets how often the connection is tested.
   *
   * @param interval zero for never
   */
  public void pingEvery(Effects fx, Duration interval) {
    pingInterval = interval;
    if (open) {
      schedulePing(fx);
    }
  }

  /** Sends a text; dropped when there is no connection. */
  public void send(Effects fx, String text) {
    if (open) {
      fx.link(new LinkCommand.Send(attempt, text));
    }
  }

  /** Takes note of what the WebSocket does; events of old attempts mean nothing. */
  public Change event(Effects fx, LinkEvent event) {
    if (event.attempt() != attempt) {
      return new Change.None();
    }
    return switch (event) {
      case LinkEvent.Opened e -> opened(fx, e);
      case LinkEvent.Failed e -> lost(fx, e.reason(), e.trouble());
      case LinkEvent.Closed e -> lost(fx, e.words());
      case LinkEvent.Received e -> {
        pongMissing = false;
        yield open ? new Change.Message(e.text()) : new Change.None();
      }
      case LinkEvent.Ponged e -> {
        pongMissing = false;
        yield new Change.None();
      }
    };
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(RETRY) || timer.kind().equals(PING);
  }

  public Change timerFired(Effects fx, Timer timer) {
    if (!timers.current(timer)) {
      return new Change.None();
    }
    if (timer.kind().equals(RETRY)) {
      connect(fx);
      return new Change.None();
    }
    if (pongMissing) {
      fx.link(new LinkCommand.Close(attempt, 1001, "ping not answered"));
      return lost(fx, "the CSMS did not answer a ping");
    }
    pongMissing = true;
    fx.link(new LinkCommand.Ping(attempt));
    schedulePing(fx);
    return new Change.None();
  }

  private void connect(Effects fx) {
    timers.stop(fx, RETRY, "");
    Optional<Way> way = ways.current();
    connecting = way.isPresent();
    way.ifPresent(w -> fx.link(new LinkCommand.Connect(++attempt, w, subprotocols)));
  }

  private Change opened(Effects fx, LinkEvent.Opened event) {
    if (!connecting) {
      return new Change.None();
    }
    if (!subprotocols.contains(event.subprotocol())) {
      fx.link(new LinkCommand.Close(attempt, 1002, "subprotocol was not offered"));
      return lost(fx, "the CSMS chose a subprotocol that was not offered");
    }
    connecting = false;
    open = true;
    proven = false;
    pongMissing = false;
    openedNanos = fx.now().monotonicNanos();
    schedulePing(fx);
    return new Change.Opened(event.subprotocol());
  }

  private Change lost(Effects fx, @Nullable String reason) {
    return lost(fx, reason, Trouble.OTHER);
  }

  private Change lost(Effects fx, @Nullable String reason, Trouble trouble) {
    if (!open && !connecting) {
      return new Change.None();
    }
    boolean wasOpen = open;
    Duration lived = Duration.ofNanos(fx.now().monotonicNanos() - openedNanos);
    boolean worked = wasOpen && BackOff.isProven(lived, proven);
    if (worked) {
      failures = 0;
      ways.proven();
    } else {
      ways.failed(patience.getAsInt());
    }
    open = false;
    connecting = false;
    timers.stop(fx, PING, "");
    timers.start(fx, RETRY, "", backOff.get().next(failures, random.nextLong()));
    failures = Math.min(failures + 1, 1_000);
    Trouble why = wasOpen && !worked ? Trouble.DROPPED : trouble;
    return new Change.Lost(reason == null ? "" : reason, wasOpen, why);
  }

  private void schedulePing(Effects fx) {
    if (pingInterval.isPositive()) {
      timers.start(fx, PING, "", pingInterval);
    } else {
      timers.stop(fx, PING, "");
    }
  }
}
