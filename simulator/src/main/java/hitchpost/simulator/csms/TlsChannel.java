package hitchpost.simulator.csms;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.java_websocket.WrappedByteChannel;
import org.java_websocket.interfaces.ISSLChannel;

/**
 * The server's end of a TLS connection over a socket that does not block.
 *
 * <p>The selector thread of the port reads and writes, and anybody may close.
 */
final class TlsChannel implements ByteChannel, WrappedByteChannel, ISSLChannel {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel socket;
  private final SSLEngine engine;
  private final SelectionKey key;
  private final ReentrantLock lock = new ReentrantLock();

  // records from and to the network, and what was in them: all ready to be read from
  private final ByteBuffer in;
  private final ByteBuffer out;
  private final ByteBuffer clear;
  // what is left of records is the begin of one
  private boolean starved;
  private boolean over;

  TlsChannel(SocketChannel socket, SSLEngine engine, SelectionKey key) {
    this.socket = socket;
    this.engine = engine;
    this.key = key;
    int record = engine.getSession().getPacketBufferSize();
    in = ByteBuffer.allocate(record).limit(0);
    out = ByteBuffer.allocate(record).limit(0);
    clear = ByteBuffer.allocate(record).limit(0);
  }

  /** Goes on with all that is there; 0 when there is nothing more for now, -1 at the end. */
  @Override
  public int read(ByteBuffer into) throws IOException {
    lock.lock();
    try {
      while (!clear.hasRemaining() && !over) {
        if (!advances()) {
          return 0;
        }
      }
      return clear.hasRemaining() ? take(into) : -1;
    } finally {
      lock.unlock();
    }
  }

  private int take(ByteBuffer into) {
    int count = Math.min(into.remaining(), clear.remaining());
    into.put(clear.slice(clear.position(), count));
    clear.position(clear.position() + count);
    return count;
  }

  /** Takes a step; false when it has to wait for the network. */
  private boolean advances() throws IOException {
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> {
        compute();
        yield true;
      }
      case NEED_WRAP -> flush() && wrap(NOTHING);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap();
    };
  }

  private void compute() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private boolean unwrap() throws IOException {
    if ((!in.hasRemaining() || starved) && !fill()) {
      return over;
    }
    clear.clear();
    try {
      SSLEngineResult result = engine.unwrap(in, clear);
      starved = result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
      over = result.getStatus() == SSLEngineResult.Status.CLOSED;
    } catch (SSLException refused) {
      // the alert that says why
      sendTheRest();
      throw refused;
    } finally {
      clear.flip();
    }
    return true;
  }

  /** Whether there is more than before. */
  private boolean fill() throws IOException {
    in.compact();
    int count;
    try {
      count = socket.read(in);
    } finally {
      in.flip();
    }
    over = count < 0;
    starved &= count <= 0;
    return count > 0;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    lock.lock();
    try {
      int before = from.remaining();
      boolean more = true;
      while (more && from.hasRemaining() && flush()) {
        more = wrap(from);
      }
      flush();
      return before - from.remaining();
    } finally {
      lock.unlock();
    }
  }

  /** Makes a record and sends it; false when the engine has to hear something first. */
  private boolean wrap(ByteBuffer from) throws IOException {
    out.clear();
    SSLEngineResult result;
    try {
      result = engine.wrap(from, out);
    } finally {
      out.flip();
    }
    flush();
    if (result.getStatus() == SSLEngineResult.Status.CLOSED && from.hasRemaining()) {
      throw new EOFException("TLS is closed");
    }
    return result.bytesProduced() > 0;
  }

  /** Sends what waits; false when the network does not take all of it now. */
  private boolean flush() throws IOException {
    if (out.hasRemaining()) {
      socket.write(out);
    }
    if (out.hasRemaining() && key.isValid()) {
      key.interestOpsOr(SelectionKey.OP_WRITE);
    }
    return !out.hasRemaining();
  }

  @Override
  public boolean isNeedWrite() {
    return out.hasRemaining();
  }

  @Override
  public void writeMore() throws IOException {
    write(NOTHING);
  }

  @Override
  public boolean isNeedRead() {
    return clear.hasRemaining() || over || in.hasRemaining() && !starved;
  }

  @Override
  public int readMore(ByteBuffer into) throws IOException {
    return read(into);
  }

  @Override
  public boolean isBlocking() {
    return socket.isBlocking();
  }

  @Override
  public SSLEngine getSSLEngine() {
    return engine;
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try (socket) {
      engine.closeOutbound();
      sendTheRest();
    } finally {
      lock.unlock();
    }
  }

  /** As far as the network takes it at once; who is gone does not miss it. */
  private void sendTheRest() {
    try {
      boolean more = socket.isOpen();
      while (more && flush() && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        more = wrap(NOTHING);
      }
    } catch (IOException gone) {
      // a farewell is a courtesy
    }
  }
}
