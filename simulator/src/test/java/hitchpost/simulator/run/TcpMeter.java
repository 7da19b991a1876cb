package hitchpost.simulator.run;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Registers that can be read over Modbus TCP, each 0 until it is set. */
final class TcpMeter implements AutoCloseable {
  private final Map<Integer, Integer> registers = new ConcurrentHashMap<>();
  private final ServerSocket server;
  private volatile Socket client = new Socket();

  TcpMeter() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Sets some registers, the highest word first. */
  void set(int address, long value, int words) {
    for (int word = 0; word < words; word++) {
      registers.put(address + word, (int) (value >> 16 * (words - 1 - word)) & 0xffff);
    }
  }

  private void serve() {
    try {
      while (true) {
        try (Socket one = server.accept()) {
          client = one;
          answer(one);
        } catch (EOFException | SocketException gone) {
          if (server.isClosed()) {
            return;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Socket one) throws IOException {
    var in = new DataInputStream(one.getInputStream());
    while (true) {
      int transaction = in.readUnsignedShort();
      in.skipNBytes(4);
      int unit = in.readUnsignedByte();
      int function = in.readUnsignedByte();
      int address = in.readUnsignedShort();
      int count = in.readUnsignedShort();
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.writeShort(transaction);
      out.writeShort(0);
      out.writeShort(3 + 2 * count);
      out.writeByte(unit);
      out.writeByte(function);
      out.writeByte(2 * count);
      for (int i = 0; i < count; i++) {
        out.writeShort(registers.getOrDefault(address + i, 0));
      }
      one.getOutputStream().write(bytes.toByteArray());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    client.close();
  }
}
