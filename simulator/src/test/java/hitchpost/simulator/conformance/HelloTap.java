package hitchpost.simulator.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a TLS server and reads the first message of each client, which nobody encrypts. */
public final class HelloTap implements AutoCloseable {
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;

  /** TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 and TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384. */
  private static final Set<Integer> MUST = Set.of(0xC02B, 0xC02C);

  private final ServerSocket socket;
  private volatile InetSocketAddress server;
  private final List<Hello> hellos = new CopyOnWriteArrayList<>();

  /** What a client offers; numbers as on the wire. */
  public record Hello(Set<Integer> versions, Set<Integer> suites) {
    /** Whether it offers TLS 1.2 and 1.3, and every suite that a station must have. */
    public boolean isAsItShouldBe() {
      return versions.equals(Set.of(TLS_1_2, TLS_1_3)) && suites.containsAll(MUST);
    }
  }

  /** Stands before this server. */
  public HelloTap(InetSocketAddress server) throws IOException {
    this.server = server;
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  /** Who comes from now on gets to another server. */
  public void leadsTo(InetSocketAddress other) {
    server = other;
  }

  /** Where stations are to connect. */
  public int port() {
    return socket.getLocalPort();
  }

  /** What has come so far, in order. */
  public List<Hello> hellos() {
    return List.copyOf(hellos);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.startVirtualThread(() -> serve(client));
      }
    } catch (IOException closed) {
      // the case is over
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket onwards = new Socket(server.getAddress(), server.getPort())) {
      InputStream in = client.getInputStream();
      byte[] header = in.readNBytes(5);
      byte[] record = in.readNBytes((header[3] & 0xFF) << 8 | header[4] & 0xFF);
      hellos.add(read(ByteBuffer.wrap(record)));
      OutputStream out = onwards.getOutputStream();
      out.write(header);
      out.write(record);
      Thread back = Thread.startVirtualThread(() -> pump(onwards, client));
      in.transferTo(out);
      onwards.shutdownOutput();
      back.join();
    } catch (IOException gone) {
      // one of them closed
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException gone) {
      // one of them closed
    }
  }

  /** RFC 8446, 4.1.2. */
  private static Hello read(ByteBuffer hello) {
    hello.position(4);
    Set<Integer> versions = new TreeSet<>(Set.of((int) hello.getShort()));
    hello.position(hello.position() + 32);
    hello.position(hello.get() + hello.position());
    Set<Integer> suites = new TreeSet<>();
    for (int left = hello.getShort(); left > 0; left -= 2) {
      suites.add(hello.getShort() & 0xFFFF);
    }
    hello.position(hello.get() + hello.position());
    hello.getShort();
    while (hello.hasRemaining()) {
      int type = hello.getShort();
      int end = hello.getShort() + hello.position();
      if (type == SUPPORTED_VERSIONS) {
        versions.clear();
        for (int left = hello.get(); left > 0; left -= 2) {
          versions.add((int) hello.getShort());
        }
      }
      hello.position(end);
    }
    return new Hello(versions, suites);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
