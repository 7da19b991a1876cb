package hitchpost.simulator.csms;

import hitchpost.simulator.http.Listen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket side of the test CSMS: any number of stations on one or a few ports, each known by
 * the last segment of its path, wherever it connects.
 */
public final class CsmsServer implements AutoCloseable {
  private final List<Port> ports;

  /** A port of its own, and how stations are let in there. */
  private static final class Port {
    private final LiveCsms live;
    private final Gate gate;
    private final ServerSettings settings;
    private final InetSocketAddress address;
    private final AtomicReference<@Nullable StationSockets> sockets = new AtomicReference<>();

    Port(ServerSettings settings, LiveCsms live, Passwords passwords) throws IOException {
      this.settings = settings;
      this.live = live;
      gate =
          new Gate(
              settings,
              passwords,
              id -> live.ask(model -> model.station(id).isPresent()),
              () -> live.ask(model -> model.stations().size()));
      StationSockets first = StationSockets.open(settings, settings.address(), live, gate);
      sockets.set(first);
      address = new InetSocketAddress(settings.address().getAddress(), first.getPort());
    }

    URI uri() {
      return URI.create((settings.tls().isPresent() ? "wss://" : "ws://") + Listen.text(address));
    }

    boolean isOnline() {
      return sockets.get() != null;
    }

    void goOffline() {
      StationSockets open = sockets.getAndSet(null);
      if (open != null) {
        open.shutDown();
      }
    }

    void goOnline() {
      try {
        sockets.set(StationSockets.open(settings, address, live, gate));
      } catch (IOException refused) {
        throw impossible(address, refused);
      }
    }
  }

  private CsmsServer(List<Port> ports) {
    this.ports = List.copyOf(ports);
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when the address cannot be had
   */
  public static CsmsServer start(ServerSettings settings, LiveCsms live) {
    return start(List.of(settings), live);
  }

  /**
   * Starts to listen on some ports at once.
   *
   * @param settings at least one
   * @throws UncheckedIOException when one of the addresses cannot be had; then none is open
   */
  public static CsmsServer start(List<ServerSettings> settings, LiveCsms live) {
    List<Port> ports = new ArrayList<>();
    Passwords passwords = new Passwords(live);
    for (ServerSettings one : settings) {
      try {
        ports.add(new Port(one, live, passwords));
      } catch (IOException refused) {
        ports.forEach(Port::goOffline);
        throw impossible(one.address(), refused);
      }
    }
    return new CsmsServer(ports);
  }

  private static UncheckedIOException impossible(InetSocketAddress address, IOException refused) {
    return new UncheckedIOException(
        "cannot listen on " + Listen.text(address) + ": " + refused.getMessage(), refused);
  }

  /** Where it listens, or did before it went offline; the first port. */
  public InetSocketAddress address() {
    return ports.getFirst().address;
  }

  /** The URL to which a station appends its identity; the first port. */
  public URI uri() {
    return ports.getFirst().uri();
  }

  /** The URLs of all ports. */
  public List<URI> uris() {
    return ports.stream().map(Port::uri).toList();
  }

  /** Whether it listens, on every port. */
  public boolean isOnline() {
    return ports.stream().allMatch(Port::isOnline);
  }

  /** Closes all connections and the ports; what the CSMS knows stays. */
  public void goOffline() {
    ports.forEach(Port::goOffline);
  }

  /**
   * Listens again, on the same ports.
   *
   * @throws UncheckedIOException when somebody else has taken one
   */
  public void goOnline() {
    ports.stream().filter(port -> !port.isOnline()).forEach(Port::goOnline);
  }

  /** Closes all connections and stops listening. */
  @Override
  public void close() {
    goOffline();
  }
}
