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
import java.util.function.IntConsumer;

/** Registers that can be read and written over Modbus TCP, each 0 until it is set. */
public final class TcpMeter implements MeterRegisters {
  private static final int WRITE = 16;
  private static final int GATEWAY_HEARS_NOTHING = 11;

  private final Map<Integer, Integer> registers = new ConcurrentHashMap<>();
  private final IntConsumer written;
  private final ServerSocket server;
  private volatile int writes;
  private volatile int only;
  private volatile Socket client = new Socket();

  public TcpMeter() throws IOException {
    this(address -> {});
  }

  /**
   * The same.
   *
   * @param written told of the first address whenever a master has written registers
   */
  TcpMeter(IntConsumer written) throws IOException {
    this.written = written;
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void set(int address, long value, int words) {
    for (int word = 0; word < words; word++) {
      registers.put(address + word, (int) (value >> 16 * (words - 1 - word)) & 0xffff);
    }
  }

  /** How often somebody wrote. */
  public int writes() {
    return writes;
  }

  /** Answers as this unit alone; as a gateway says that it hears nothing of the others. */
  public void answersOnly(int unit) {
    only = unit;
  }

  @Override
  public int get(int address) {
    return registers.getOrDefault(address, 0);
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
      boolean writing = function == WRITE;
      boolean silent = only != 0 && unit != only;
      out.writeShort(silent ? 3 : writing ? 6 : 3 + 2 * count);
      out.writeByte(unit);
      out.writeByte(silent ? function | 0x80 : function);
      if (silent) {
        out.writeByte(GATEWAY_HEARS_NOTHING);
      } else if (writing) {
        take(in, address, count);
        out.writeShort(address);
        out.writeShort(count);
      } else {
        out.writeByte(2 * count);
        for (int i = 0; i < count; i++) {
          out.writeShort(get(address + i));
        }
      }
      one.getOutputStream().write(bytes.toByteArray());
    }
  }

  private void take(DataInputStream in, int address, int count) throws IOException {
    in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      registers.put(address + i, in.readUnsignedShort());
    }
    writes++;
    written.accept(address);
  }

  @Override
  public void close() throws IOException {
    server.close();
    client.close();
  }
}
