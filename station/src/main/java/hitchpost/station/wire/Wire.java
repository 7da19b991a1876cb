package hitchpost.station.wire;

import hitchpost.core.rpc.LinkEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Carries the WebSocket connections of all stations of a process on a fixed number of threads.
 *
 * <p>Source: RFC 6455 (client side); OCPP-J 1.6, 3; OCPP 2.0.1 part 4, 3. No extension is offered.
 */
public final class Wire implements AutoCloseable {
  private final WireLimits limits;
  private final Resolver resolver;
  private final List<Loop> loops;
  private final AtomicInteger opened = new AtomicInteger();

  /** A wire with one thread. */
  public Wire(WireLimits limits) {
    this(limits, 1);
  }

  /** A wire with {@code threads} threads, 1 or more. A link stays on the thread it was given. */
  public Wire(WireLimits limits, int threads) {
    this(limits, threads, Resolver.system());
  }

  Wire(WireLimits limits, int threads, Resolver resolver) {
    if (threads < 1) {
      throw new IllegalArgumentException("a wire needs a thread");
    }
    this.limits = limits;
    this.resolver = resolver;
    this.loops = IntStream.range(0, threads).mapToObj(i -> new Loop("wire-" + i)).toList();
    loops.forEach(Loop::start);
  }

  /**
   * A link that connects when it is told to, always to the same place.
   *
   * @param events gets every event of this link, one at a time, on the thread of the link; must not
   *     block for long, because other stations share that thread
   */
  public WireLink open(Endpoint endpoint, Consumer<LinkEvent> events) {
    return open(way -> endpoint, events);
  }

  /** The same for a station with several ways, or with one that changes. */
  public WireLink open(EndpointSource endpoints, Consumer<LinkEvent> events) {
    return open(endpoints, Progress.UNHEARD, events);
  }

  /** The same, and {@code progress} hears how far each attempt comes. */
  public WireLink open(EndpointSource endpoints, Progress progress, Consumer<LinkEvent> events) {
    Loop loop = loops.get(Math.floorMod(opened.getAndIncrement(), loops.size()));
    return new WireLink(loop, limits, resolver, endpoints, progress, events);
  }

  /**
   * Ends every connection without a WebSocket close handshake, delivers the events of that, and
   * ends the threads. Commands given afterwards do nothing.
   */
  @Override
  public void close() {
    loops.forEach(Loop::stop);
  }
}
