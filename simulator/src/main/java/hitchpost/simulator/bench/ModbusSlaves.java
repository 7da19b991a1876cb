package hitchpost.simulator.bench;

import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.PseudoTerminal;
import hitchpost.hal.modbus.Crc16;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Modbus slaves at the far end of a serial line, on one thread: every unit has the same registers,
 * and answers as soon as it has been asked. Reads and writes of registers are all they know.
 */
final class ModbusSlaves implements AutoCloseable {
  private static final int LONGEST_FRAME = 256;
  private static final int SHORTEST_FRAME = 8;
  private static final int WRITE_MANY = 16;
  private static final int WRITE_ONE = 6;
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final PseudoTerminal line = PseudoTerminal.open();
  private final AtomicIntegerArray registers;
  private final Set<Byte> asked = ConcurrentHashMap.newKeySet();
  private final Thread thread = Thread.ofPlatform().daemon().name("slaves").unstarted(this::run);

  private volatile boolean unplugged;
  private volatile long unpluggedNanos;

  /** Slaves whose registers are all zero. */
  ModbusSlaves() {
    this(new AtomicIntegerArray(0x10000));
  }

  private ModbusSlaves(AtomicIntegerArray registers) {
    this.registers = registers;
    thread.start();
  }

  /** The same slaves at another line, which has a name of its own. */
  ModbusSlaves elsewhere() {
    return new ModbusSlaves(registers);
  }

  /** What a master opens. */
  String path() {
    return line.path();
  }

  /** Fills registers, from one address on. */
  void set(int address, int... words) {
    for (int i = 0; i < words.length; i++) {
      registers.set(address + i, words[i]);
    }
  }

  private void run() {
    byte[] heard = new byte[LONGEST_FRAME];
    int count = 0;
    try {
      while (!unplugged) {
        int more = line.read(heard, count, heard.length - count, PATIENCE);
        count = more == 0 ? 0 : count + more;
        if (count >= SHORTEST_FRAME && Crc16.sound(heard, 0, count)) {
          line.write(Crc16.sealed(answer(ByteBuffer.wrap(heard, 0, count - 2))));
          count = 0;
        }
      }
    } catch (LinkLostException lost) {
      throw new BenchException("the emulated line failed: " + lost.getMessage());
    } finally {
      unpluggedNanos = System.nanoTime();
      line.close();
    }
  }

  /** How many units have been asked something at this line. */
  int unitsAsked() {
    return asked.size();
  }

  private byte[] answer(ByteBuffer request) {
    asked.add(request.get(0));
    int function = request.get(1);
    int address = request.getShort(2) & 0xFFFF;
    return switch (function) {
      case WRITE_ONE -> {
        registers.set(address, request.getShort(4) & 0xFFFF);
        yield confirmed(request);
      }
      case WRITE_MANY -> {
        for (int i = 0; i < request.getShort(4); i++) {
          registers.set(address + i, request.getShort(7 + 2 * i) & 0xFFFF);
        }
        yield confirmed(request);
      }
      default -> read(request.get(0), function, address, request.getShort(4));
    };
  }

  private static byte[] confirmed(ByteBuffer request) {
    byte[] head = new byte[6];
    request.get(0, head);
    return head;
  }

  private byte[] read(byte unit, int function, int address, int count) {
    ByteBuffer answer = ByteBuffer.allocate(3 + 2 * count);
    answer.put(unit).put((byte) function).put((byte) (2 * count));
    for (int i = 0; i < count; i++) {
      answer.putShort((short) registers.get(address + i));
    }
    return answer.array();
  }

  /** Unplugs the line, and gives the monotonic time at which it did. */
  long unplug() {
    unplugged = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
    return unpluggedNanos;
  }

  @Override
  public void close() {
    unplug();
  }
}
