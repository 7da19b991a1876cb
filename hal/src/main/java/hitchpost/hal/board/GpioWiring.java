package hitchpost.hal.board;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/** Which line of a chip is for what: each for one thing, and a lock has both of its lines. */
public record GpioWiring(Map<GpioLine, Wire> wires) {
  /**
   * A line.
   *
   * @param offset its number on the chip
   * @param activeLow whether it is active while it is low
   */
  public record Wire(int offset, boolean activeLow) {}

  public GpioWiring {
    wires = new EnumMap<>(wires);
    var offsets = new TreeSet<Integer>();
    wires.forEach((line, wire) -> {
      if (!offsets.add(wire.offset())) {
        throw new IllegalArgumentException("line " + wire.offset() + " is for two things");
      }
    });
    if (!wires.containsKey(GpioLine.CONTACTOR)) {
      throw new IllegalArgumentException("the contactor has no line");
    }
    if (wires.containsKey(GpioLine.LOCK_CLOSE) != wires.containsKey(GpioLine.LOCK_OPEN)) {
      throw new IllegalArgumentException("a lock needs a line to close and one to open");
    }
  }

  boolean has(GpioLine line) {
    return wires.containsKey(line);
  }

  /** Contacts that people move bounce; what protects them is never delayed. */
  static Duration debounce(GpioLine line) {
    return switch (line) {
      case DOOR, TILT, START, STOP, BAY, LOCKED -> Duration.ofMillis(30);
      default -> Duration.ZERO;
    };
  }
}
