package hitchpost.hal.gpio;

import com.pi4j.io.exception.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A GPIO chip without hardware, for trying a driver: what outputs do can be seen, inputs can be
 * moved, and it can be pulled out.
 *
 * <p>Levels outlive {@link #unplug} as they do on a board whose USB cable is pulled.
 */
public final class MemoryGpio {
  private final Map<Integer, Boolean> levels = new ConcurrentHashMap<>();
  private final Map<Integer, Consumer<Boolean>> followers = new ConcurrentHashMap<>();
  private volatile @Nullable Chip chip;
  private volatile boolean plugged = true;

  /** The chip, of which no line is taken yet. */
  public GpioChip open() {
    if (!plugged) {
      throw new IOException("memory: ENOENT, not there (2)");
    }
    Chip opened = new Chip();
    chip = opened;
    return opened;
  }

  /** The level of a line, low until somebody has set it. */
  public boolean high(int offset) {
    return levels.getOrDefault(offset, false);
  }

  /** Drives an input from outside. */
  public void drive(int offset, boolean high) {
    Boolean before = levels.put(offset, high);
    Chip present = chip;
    if (present != null && before != null && before != high) {
      present.tell(offset, high);
    }
  }

  /** Hears what is written to an output, as what is wired to it does. */
  public void follow(int offset, Consumer<Boolean> follower) {
    followers.put(offset, follower);
  }

  /** Pulls it out: whoever holds a line loses it. */
  public void unplug() {
    plugged = false;
    Chip present = chip;
    chip = null;
    if (present != null) {
      present.lose();
    }
  }

  /** Puts it in again; lines have to be taken anew. */
  public void plug() {
    plugged = true;
  }

  private final class Chip implements GpioChip {
    private final Map<Integer, MemoryLine> lines = new ConcurrentHashMap<>();
    private volatile boolean gone;

    @Override
    public String address() {
      return "memory";
    }

    @Override
    public Line output(int offset, boolean high) {
      Line line = take(offset, null);
      line.set(high);
      return line;
    }

    @Override
    public Line input(int offset, Bias bias, Duration debounce, EdgeListener listener) {
      levels.putIfAbsent(offset, bias == Bias.PULL_UP);
      return take(offset, listener);
    }

    @Override
    public void close() {
      lines.clear();
      gone = true;
    }

    private Line take(int offset, @Nullable EdgeListener listener) {
      ensureThere();
      MemoryLine line = new MemoryLine(this, offset, listener);
      if (lines.putIfAbsent(offset, line) != null) {
        throw new IOException("memory: line " + offset + ": EBUSY, held by another program (16)");
      }
      return line;
    }

    private void tell(int offset, boolean high) {
      MemoryLine line = lines.get(offset);
      if (line != null && line.listener != null) {
        line.edges++;
        line.listener.edge(new GpioChip.Edge(high, System.nanoTime(), line.edges));
      }
    }

    private void lose() {
      gone = true;
      for (MemoryLine line : lines.values()) {
        if (line.listener != null) {
          line.listener.lost("memory: ENODEV, gone (19)");
        }
      }
    }

    private void ensureThere() {
      if (gone) {
        throw new IOException("memory: ENODEV, gone (19)");
      }
    }
  }

  private final class MemoryLine implements GpioChip.Line {
    private final Chip owner;
    private final int offset;
    private final GpioChip.@Nullable EdgeListener listener;
    private int edges;

    private MemoryLine(Chip owner, int offset, GpioChip.@Nullable EdgeListener listener) {
      this.owner = owner;
      this.offset = offset;
      this.listener = listener;
    }

    @Override
    public boolean high() {
      owner.ensureThere();
      return MemoryGpio.this.high(offset);
    }

    @Override
    public void set(boolean high) {
      owner.ensureThere();
      Boolean before = levels.put(offset, high);
      Consumer<Boolean> follower = followers.get(offset);
      if (follower != null && (before == null || before != high)) {
        follower.accept(high);
      }
    }

    @Override
    public void close() {
      owner.lines.remove(offset, this);
    }
  }
}
