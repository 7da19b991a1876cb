package hitchpost.station.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers for TLS records, lent to a connection only while it holds a part of one, so that an idle
 * connection owns none. Used by one selector thread.
 */
final class BufferPool {
  /** Room for the largest TLS record with its overhead. */
  static final int BUFFER_BYTES = 18 * 1024;

  private static final int KEPT = 16;

  private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>(KEPT);

  /** An empty buffer, ready to be filled. */
  ByteBuffer take() {
    ByteBuffer buffer = free.poll();
    return buffer == null ? ByteBuffer.allocate(BUFFER_BYTES) : buffer.clear();
  }

  void giveBack(ByteBuffer buffer) {
    if (free.size() < KEPT) {
      free.push(buffer);
    }
  }
}
