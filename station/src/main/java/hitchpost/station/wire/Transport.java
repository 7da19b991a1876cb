package hitchpost.station.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A byte stream over a non-blocking channel, in the clear or through TLS. */
sealed interface Transport permits PlainTransport, TlsTransport {
  /**
   * Reads some bytes: at most one read of the channel.
   *
   * @return how many; 0 when nothing is there now; -1 at the end of the stream
   */
  int read(ByteBuffer into) throws IOException;

  /** Whether a further read may deliver bytes that no selector will announce. */
  boolean buffered();

  /** Writes what the network takes; what remains in {@code from} did not fit. */
  void write(ByteBuffer from) throws IOException;

  /**
   * Writes what an earlier call could not.
   *
   * @return whether nothing waits any more
   */
  boolean flush() throws IOException;

  /** Ends the stream, politely where that takes no waiting. */
  void close();
}
