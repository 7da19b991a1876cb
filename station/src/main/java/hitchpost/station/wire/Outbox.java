package hitchpost.station.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Bytes on their way to the CSMS, in order. The owner watches the bound. */
final class Outbox {
  // most of the time at most an answer and the next call wait
  private final ArrayDeque<ByteBuffer> frames = new ArrayDeque<>(2);
  private int bytes;
  private long sent;

  void add(ByteBuffer frame) {
    frames.add(frame);
    bytes += frame.remaining();
  }

  /** Bytes not yet handed to the network. */
  int bytes() {
    return bytes;
  }

  /** How many frames have left completely: changes when the head of the queue does. */
  long sent() {
    return sent;
  }

  /**
   * Hands over what the network takes.
   *
   * @return whether nothing waits any more
   */
  boolean flush(Transport transport) throws IOException {
    if (!transport.flush()) {
      return false;
    }
    for (ByteBuffer head = frames.peek(); head != null; head = frames.peek()) {
      int before = head.remaining();
      transport.write(head);
      bytes -= before - head.remaining();
      if (head.hasRemaining()) {
        return false;
      }
      frames.remove();
      sent++;
    }
    return transport.flush();
  }
}
