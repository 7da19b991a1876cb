package hitchpost.simulator.csms;

import hitchpost.simulator.http.Listen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket side of the test CSMS: any number of stations on one port, each known by the last
 * segment of its path.
 */
public final class CsmsServer implements AutoCloseable {
  private final LiveCsms live;
  private final Gate gate;
  private final ServerSettings settings;
  private final InetSocketAddress address;
  private final AtomicReference<@Nullable StationSockets> sockets = new AtomicReference<>();

  private CsmsServer(ServerSettings settings, LiveCsms live) throws IOException {
    this.settings = settings;
    this.live = live;
    gate =
        new Gate(
            settings,
            id -> live.ask(model -> model.station(id).isPresent()),
            () -> live.ask(model -> model.stations().size()));
    StationSockets first = StationSockets.open(settings, settings.address(), live, gate);
    sockets.set(first);
    address = new InetSocketAddress(settings.address().getAddress(), first.getPort());
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when the address cannot be had
   */
  public static CsmsServer start(ServerSettings settings, LiveCsms live) {
    try {
      return new CsmsServer(settings, live);
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "cannot listen on " + Listen.text(settings.address()) + ": " + refused.getMessage(),
          refused);
    }
  }

  /** Where it listens, or did before it went offline. */
  public InetSocketAddress address() {
    return address;
  }

  /** The URL to which a station appends its identity. */
  public URI uri() {
    return URI.create((settings.tls().isPresent() ? "wss://" : "ws://") + Listen.text(address));
  }

  /** Whether it listens. */
  public boolean isOnline() {
    return sockets.get() != null;
  }

  /** Closes all connections and the port; what the CSMS knows stays. */
  public void goOffline() {
    StationSockets open = sockets.getAndSet(null);
    if (open != null) {
      open.shutDown();
    }
  }

  /**
   * Listens again, on the same port.
   *
   * @throws UncheckedIOException when somebody else has taken it
   */
  public void goOnline() {
    if (isOnline()) {
      return;
    }
    try {
      sockets.set(StationSockets.open(settings, address, live, gate));
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "cannot listen on " + Listen.text(address) + ": " + refused.getMessage(), refused);
    }
  }

  /** Closes all connections and stops listening. */
  @Override
  public void close() {
    goOffline();
  }
}
