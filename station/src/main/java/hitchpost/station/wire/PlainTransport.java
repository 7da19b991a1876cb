package hitchpost.station.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The clear byte stream of {@code ws}. */
record PlainTransport(SocketChannel channel) implements Transport {
  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public boolean buffered() {
    return false;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    channel.write(from);
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public void close() {
    Channels.closeQuietly(channel);
  }
}
