package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: name, TCP, TLS, upgrade, all under one deadline. Ends in exactly one call
 * of {@link WireLink#dialed} or {@link WireLink#dialFailed}, unless it is cancelled.
 */
final class Dial implements Loop.Channeled {
  private final Loop loop;
  private final WireLimits limits;
  private final Endpoint endpoint;
  private final List<String> subprotocols;
  private final WireLink link;
  private final Deadline deadline;
  private final long startNanos = System.nanoTime();

  private final ArrayDeque<InetAddress> addresses = new ArrayDeque<>();
  private @Nullable InetSocketAddress address;
  private @Nullable SocketChannel channel;
  private @Nullable Deadline addressDeadline;
  private @Nullable Handshake handshake;
  // written by the loop only; a look-up that has not begun reads it to spare itself
  private volatile boolean over;

  Dial(Loop loop, WireLimits limits, Endpoint endpoint, List<String> subprotocols, WireLink link) {
    this.loop = loop;
    this.limits = limits;
    this.endpoint = endpoint;
    this.subprotocols = subprotocols;
    this.link = link;
    this.deadline = loop.after(limits.connectTime(), this::expired);
  }

  void start(Resolver resolver) {
    if (Resolver.isLiteral(endpoint.host())) {
      lookUp(resolver);
    } else {
      Thread.ofVirtual().name("wire-dns").start(() -> lookUp(resolver));
    }
  }

  /** Ends the attempt without a word to the link. */
  void cancel() {
    over = true;
    loop.cancel(deadline);
    loop.cancel(addressDeadline);
    if (handshake != null) {
      handshake.close();
    } else {
      closeChannel();
    }
  }

  private void lookUp(Resolver resolver) {
    if (over) {
      return;
    }
    try {
      List<InetAddress> found = resolver.addresses(endpoint.host());
      loop.post(() -> resolved(found));
    } catch (UnknownHostException e) {
      loop.post(() -> fail(unknown("DNS knows no host ")));
    } catch (RuntimeException e) {
      loop.post(() -> fail(unknown("DNS cannot be asked for ")));
    }
  }

  private void resolved(List<InetAddress> found) {
    if (!over) {
      progress().found(found);
      addresses.addAll(found);
      connectNext(unknown("DNS knows no address of "));
    }
  }

  private Setback unknown(String words) {
    return new Setback(Trouble.UNKNOWN_HOST, words + endpoint.host());
  }

  private void connectNext(Setback troubleSoFar) {
    Setback trouble = troubleSoFar;
    for (InetAddress next = addresses.poll(); next != null; next = addresses.poll()) {
      InetSocketAddress target = new InetSocketAddress(next, endpoint.port());
      address = target;
      try {
        connect(target);
        return;
      } catch (IOException | UnsupportedAddressTypeException e) {
        closeChannel();
        trouble = Words.noConnection(e, target);
      }
    }
    fail(trouble);
  }

  private void connect(InetSocketAddress target) throws IOException {
    SocketChannel opened = Channels.open();
    channel = opened;
    boolean connected = opened.connect(target);
    SelectionKey key = loop.register(opened, connected ? 0 : SelectionKey.OP_CONNECT, this);
    if (connected) {
      connected(opened, key);
    } else if (!addresses.isEmpty()) {
      // an address that swallows packets must leave time for the others
      addressDeadline = loop.after(shareOfRemainingTime(), this::addressExpired);
    }
  }

  private Duration shareOfRemainingTime() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    return limits.connectTime().minus(elapsed).dividedBy(addresses.size() + 1L);
  }

  private void addressExpired() {
    closeChannel();
    connectNext(new Setback(Trouble.SILENT, "no answer from any address of " + endpoint.host()));
  }

  @Override
  public void ready(SelectionKey key) {
    SocketChannel opened = (SocketChannel) key.channel();
    InetSocketAddress target = address;
    try {
      if (opened.finishConnect()) {
        connected(opened, key);
      }
    } catch (IOException e) {
      closeChannel();
      connectNext(
          target == null
              ? new Setback(Trouble.OTHER, Words.lost(e))
              : Words.noConnection(e, target));
    }
  }

  private void connected(SocketChannel opened, SelectionKey key) {
    loop.cancel(addressDeadline);
    addressDeadline = null;
    if (address != null) {
      progress().connected(address);
    }
    Upgrade upgrade = new Upgrade(endpoint, subprotocols, loop.frames().nonce());
    Transport transport = new PlainTransport(opened);
    TlsSettings tls = endpoint.tls();
    if (endpoint.secure() && tls != null) {
      transport =
          new TlsTransport(opened, tls.engine(endpoint.host(), endpoint.port()), loop.tlsBuffers());
    }
    handshake = new Handshake(loop, limits, endpoint.host(), upgrade, key, transport, this);
    handshake.start();
  }

  /** The upgrade is accepted; {@code early} bytes of the first frames may have come with it. */
  void upgraded(String subprotocol, SelectionKey key, Transport transport, ByteBuffer early) {
    over = true;
    loop.cancel(deadline);
    link.dialed(subprotocol, key, transport, early);
  }

  void fail(Setback setback) {
    if (!over) {
      cancel();
      link.dialFailed(setback);
    }
  }

  Progress progress() {
    return link.progress();
  }

  @Override
  public void abandon(String reason) {
    fail(new Setback(Trouble.OTHER, reason));
  }

  private void expired() {
    Setback what = unknown("no DNS answer for ");
    if (handshake != null) {
      what = handshake.waitsFor();
    } else if (address != null) {
      what = new Setback(Trouble.SILENT, "no TCP connection to " + Words.place(address));
    }
    String within = " within " + limits.connectTime().toMillis() + " ms";
    fail(new Setback(what.trouble(), what.words() + within));
  }

  private void closeChannel() {
    loop.cancel(addressDeadline);
    addressDeadline = null;
    if (channel != null) {
      Channels.closeQuietly(channel);
      channel = null;
    }
  }
}
