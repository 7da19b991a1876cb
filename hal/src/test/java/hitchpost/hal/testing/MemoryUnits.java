package hitchpost.hal.testing;

import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkTraffic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Modbus units behind a connection in memory. To wait for one that is silent takes a second of a
 * stepped clock, and none of the test.
 */
public final class MemoryUnits implements LinkSource {
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final int HEAD_BYTES = 7;

  private final SteppedClock clock;
  private final LinkTraffic traffic = new LinkTraffic();
  private final Map<Integer, Integer> registers = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> limits = new ConcurrentHashMap<>();
  private final Set<Integer> silent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();

  /** Connections up to this one are dead, and do not say so. */
  private volatile int dead;

  public MemoryUnits(SteppedClock clock) {
    this.clock = clock;
  }

  /** What registers of a unit hold, 0 before. */
  public void set(int unit, int address, int... words) {
    for (int i = 0; i < words.length; i++) {
      registers.put(key(unit, address + i), words[i]);
    }
  }

  /** What a register of a unit holds. */
  public int get(int unit, int address) {
    return registers.getOrDefault(key(unit, address), 0);
  }

  /** A register that takes no more than this, whatever is written. */
  public void limit(int unit, int address, int most) {
    limits.put(key(unit, address), most);
  }

  /** A unit answers nothing any more. */
  public void silence(int unit) {
    silent.add(unit);
  }

  /** Nothing comes back any more on the connection that is there; a new one is well. */
  public void dies() {
    dead = opened.get();
  }

  /** How often it was opened. */
  public int opened() {
    return opened.get();
  }

  @Override
  public String address() {
    return "memory";
  }

  @Override
  public LinkTraffic traffic() {
    return traffic;
  }

  @Override
  public ByteLink open() {
    return new Connection(opened.incrementAndGet());
  }

  private static int key(int unit, int address) {
    return unit << 16 | address;
  }

  /** Used by the thread of a bus alone. */
  private final class Connection implements ByteLink {
    private final int number;
    private final Queue<Byte> answers = new ArrayDeque<>();

    Connection(int number) {
      this.number = number;
    }

    @Override
    public void write(byte[] frame) {
      int unit = frame[HEAD_BYTES - 1] & 0xFF;
      if (number > dead && !silent.contains(unit)) {
        ByteBuffer asked = ByteBuffer.wrap(frame);
        byte[] answer = answer(unit, asked.position(HEAD_BYTES).slice());
        asked.putShort(4, (short) (answer.length + 1));
        say(frame, HEAD_BYTES);
        say(answer, answer.length);
      }
    }

    private void say(byte[] bytes, int count) {
      for (int i = 0; i < count; i++) {
        answers.add(bytes[i]);
      }
    }

    /** Of a read of registers, or of a write of one or several. */
    private byte[] answer(int unit, ByteBuffer asked) {
      byte function = asked.get(0);
      int address = asked.getShort(1) & 0xFFFF;
      int number = asked.getShort(3) & 0xFFFF;
      if (function <= 4) {
        ByteBuffer answer = ByteBuffer.allocate(2 + 2 * number).put(function);
        answer.put((byte) (2 * number));
        for (int i = 0; i < number; i++) {
          answer.putShort((short) get(unit, address + i));
        }
        return answer.array();
      }
      boolean several = function == 16;
      for (int i = 0; i < (several ? number : 1); i++) {
        int word = several ? asked.getShort(6 + 2 * i) & 0xFFFF : number;
        int at = key(unit, address + i);
        registers.put(at, Math.min(word, limits.getOrDefault(at, 0xFFFF)));
      }
      byte[] answer = new byte[5];
      asked.get(0, answer);
      return answer;
    }

    @Override
    public int read(byte[] into, int offset, int length, Duration patience) {
      if (answers.isEmpty()) {
        clock.passes(SILENCE);
        return 0;
      }
      int count = Math.min(length, answers.size());
      for (int i = 0; i < count; i++) {
        into[offset + i] = answers.remove();
      }
      return count;
    }

    @Override
    public void discardInput() {
      answers.clear();
    }

    @Override
    public void close() {}
  }
}
