package hitchpost.station.wire;

import hitchpost.station.certificates.CertificateFiles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The byte stream of {@code wss}: an SSLEngine over a non-blocking channel. */
final class TlsTransport implements Transport {
  /** What a handshake waits for. */
  enum Progress {
    DONE,
    READABLE,
    WRITABLE,
    TASKS
  }

  /** What is known of the CSMS in a handshake. */
  enum Stage {
    HELLO,
    /** It has chosen a version that is not allowed. */
    OLD_VERSION,
    /** Version and cipher suite have been agreed on. */
    AGREED
  }

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  // RFC 5246, 6.2.1 and 7.4: five bytes of record, one of type, three of length, the version
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int RECORD_HEADER = 5;
  private static final int SERVER_VERSION_AT = RECORD_HEADER + 4;

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final BufferPool pool;

  // records from and to the network, both ready to be read from
  private @Nullable ByteBuffer in;
  private @Nullable ByteBuffer out;
  // the rest of a record has to come first: what is in the buffer is of no use alone
  private boolean starved;
  private boolean begun;
  private boolean heard;
  private Stage stage = Stage.HELLO;
  private boolean busyWithTasks;

  TlsTransport(SocketChannel channel, SSLEngine engine, BufferPool pool) {
    this.channel = channel;
    this.engine = engine;
    this.pool = pool;
  }

  /**
   * Goes on with the handshake until it is done or has to wait.
   *
   * @param scratch any buffer of 18 KiB or more; a handshake leaves nothing in it
   */
  Progress handshake(ByteBuffer scratch) throws IOException {
    if (!begun) {
      begun = true;
      engine.beginHandshake();
    }
    while (true) {
      if (!flush()) {
        return Progress.WRITABLE;
      }
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> {
          return Progress.TASKS;
        }
        case NEED_WRAP -> wrap(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (!unwrapHandshake(scratch.clear())) {
            return Progress.READABLE;
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return Progress.DONE;
        }
      }
    }
  }

  /** How far it came before it failed. */
  Stage stage() {
    return stage;
  }

  /** What the first bytes of the CSMS say; the engine looks at the suite before the version. */
  private static Stage begin(ByteBuffer bytes) {
    int at = bytes.position();
    boolean hello =
        bytes.remaining() > SERVER_VERSION_AT + 1
            && bytes.get(at) == HANDSHAKE
            && bytes.get(at + RECORD_HEADER) == SERVER_HELLO;
    boolean old =
        hello
            && (bytes.get(at + SERVER_VERSION_AT) < 3 || bytes.get(at + SERVER_VERSION_AT + 1) < 3);
    return old ? Stage.OLD_VERSION : Stage.HELLO;
  }

  private void lookAtStage() {
    SSLSession session = engine.getHandshakeSession();
    if (session != null && !session.getCipherSuite().startsWith("SSL_NULL")) {
      stage = Stage.AGREED;
    }
  }

  /** Whether the CSMS asked for a certificate of the station and got none. */
  boolean certificateMissed() {
    return CertificateFiles.wasAskedFor(session()) && session().getLocalCertificates() == null;
  }

  /** What was agreed on. */
  SSLSession session() {
    return engine.getSession();
  }

  /** Runs what the handshake computes, off the selector thread, and then {@code whenDone}. */
  void runTasks(Runnable whenDone) {
    busyWithTasks = true;
    Thread.ofVirtual()
        .name("wire-tls")
        .start(() -> {
          try {
            runDelegatedTasks();
          } finally {
            whenDone.run();
          }
        });
  }

  void tasksDone() {
    busyWithTasks = false;
    lookAtStage();
  }

  private void runDelegatedTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private boolean unwrapHandshake(ByteBuffer scratch) throws IOException {
    if (in == null || !in.hasRemaining() || starved) {
      int filled = fill();
      if (filled < 0) {
        throw new EOFException("the CSMS ended TCP in the TLS handshake");
      }
      if (filled == 0) {
        return false;
      }
    }
    if (!heard && in != null && in.remaining() > SERVER_VERSION_AT + 1) {
      heard = true;
      stage = begin(in);
    }
    SSLEngineResult result = unwrap(scratch);
    lookAtStage();
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new EOFException("the CSMS ended the TLS handshake");
    }
    if (result.bytesProduced() > 0) {
      throw new SSLException("data before the end of the TLS handshake");
    }
    return true;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    boolean filled = false;
    while (true) {
      if (in != null && in.hasRemaining() && !starved) {
        int produced = unwrapData(into);
        if (produced != 0) {
          releaseIn();
          return produced;
        }
      } else if (filled) {
        releaseIn();
        return 0;
      } else {
        int count = fill();
        if (count <= 0) {
          releaseIn();
          return count;
        }
        filled = true;
      }
    }
  }

  /** Plaintext bytes, -1 at the end, or 0 when the caller has to look again. */
  private int unwrapData(ByteBuffer into) throws IOException {
    SSLEngineResult result = unwrap(into);
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      return result.bytesProduced() > 0 ? result.bytesProduced() : -1;
    }
    afterHandshakeMessage(result.getHandshakeStatus());
    return result.bytesProduced();
  }

  /**
   * TLS 1.3 changes keys in an open connection; TLS 1.2 renegotiates, which is not for stations.
   */
  private void afterHandshakeMessage(SSLEngineResult.HandshakeStatus status) throws IOException {
    if (status == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING
        || status == SSLEngineResult.HandshakeStatus.FINISHED) {
      return;
    }
    if (engine.getSession().getProtocol().equals("TLSv1.2")) {
      throw new SSLException("TLS renegotiation is refused");
    }
    if (status == SSLEngineResult.HandshakeStatus.NEED_TASK) {
      runDelegatedTasks();
    }
    if (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP && flush()) {
      wrap(NOTHING);
      flush();
    }
  }

  private SSLEngineResult unwrap(ByteBuffer into) throws SSLException {
    ByteBuffer from = in == null ? NOTHING : in;
    SSLEngineResult result = engine.unwrap(from, into);
    switch (result.getStatus()) {
      case BUFFER_UNDERFLOW -> starved = true;
      case BUFFER_OVERFLOW -> throw new SSLException("a TLS record is too large");
      case OK, CLOSED -> {}
    }
    return result;
  }

  private int fill() throws IOException {
    if (in == null) {
      in = pool.take().limit(0);
    }
    in.compact();
    boolean full = !in.hasRemaining();
    int count;
    try {
      count = full ? 0 : channel.read(in);
    } finally {
      in.flip();
    }
    if (full) {
      throw new SSLException("a TLS record is too large");
    }
    if (count > 0) {
      starved = false;
    }
    return count;
  }

  private void releaseIn() {
    if (in != null && !in.hasRemaining()) {
      pool.giveBack(in);
      in = null;
    }
  }

  @Override
  public boolean buffered() {
    return in != null && in.hasRemaining() && !starved;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining() && flush()) {
      wrap(from);
    }
    flush();
  }

  private void wrap(ByteBuffer from) throws IOException {
    ByteBuffer record = pool.take();
    SSLEngineResult result = engine.wrap(from, record);
    out = record.flip();
    switch (result.getStatus()) {
      case CLOSED -> {
        if (from.hasRemaining()) {
          throw new EOFException("TLS is closed");
        }
      }
      case BUFFER_OVERFLOW, BUFFER_UNDERFLOW ->
          throw new SSLException("TLS cannot make a record: " + result.getStatus());
      case OK -> {
        if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
          throw new SSLException("TLS makes no progress");
        }
      }
    }
  }

  @Override
  public boolean flush() throws IOException {
    ByteBuffer waiting = out;
    if (waiting == null) {
      return true;
    }
    try {
      channel.write(waiting);
    } catch (IOException e) {
      hearLastWords();
      throw e;
    }
    if (waiting.hasRemaining()) {
      return false;
    }
    pool.giveBack(waiting);
    out = null;
    return true;
  }

  /**
   * A CSMS that takes nothing more may have said why: its alert has come before the end.
   *
   * @throws SSLException with what it said
   */
  private void hearLastWords() throws SSLException {
    ByteBuffer scratch = pool.take();
    try {
      // while there is something to say the engine does not listen
      boolean saying = true;
      while (saying && engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
        saying = engine.wrap(NOTHING, scratch.clear()).bytesProduced() > 0;
      }
      boolean heard = true;
      while (heard && (buffered() || fill() > 0)) {
        heard = unwrap(scratch.clear()).bytesConsumed() > 0;
      }
    } catch (SSLException alert) {
      throw alert;
    } catch (IOException silent) {
      // it said nothing; why nothing could be written is told
    } finally {
      pool.giveBack(scratch);
    }
  }

  @Override
  public void close() {
    // the engine is locked while a task computes: a selector thread must not wait for that
    if (!busyWithTasks) {
      sayGoodbye();
    }
    Channels.closeQuietly(channel);
    if (in != null) {
      pool.giveBack(in);
      in = null;
    }
    if (out != null) {
      pool.giveBack(out);
      out = null;
    }
  }

  private void sayGoodbye() {
    engine.closeOutbound();
    try {
      while (flush() && engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
        wrap(NOTHING);
      }
    } catch (IOException e) {
      // the peer is gone; close_notify or an alert was a courtesy
    }
  }
}
