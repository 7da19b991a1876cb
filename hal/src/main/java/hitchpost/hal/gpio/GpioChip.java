package hitchpost.hal.gpio;

import java.time.Duration;

/** Lines that can be requested, each by one owner at a time. */
public interface GpioChip extends AutoCloseable {
  /** Where it is: the path of the device file. */
  String address();

  /**
   * Takes a line as an output that has its first level from the very beginning.
   *
   * @param offset number of the line, from 0
   * @throws com.pi4j.io.exception.IOException when it cannot be had, with the reason
   */
  Line output(int offset, boolean high);

  /**
   * Takes a line as an input.
   *
   * @param debounce shorter pulses are not told; zero for all of them
   * @param listener called on the thread of the chip, must not block
   * @throws com.pi4j.io.exception.IOException when it cannot be had, with the reason
   */
  Line input(int offset, Bias bias, Duration debounce, EdgeListener listener);

  /** Gives all lines back. */
  @Override
  void close();

  /** Resistor inside of the chip. */
  enum Bias {
    NONE,
    PULL_UP,
    PULL_DOWN
  }

  /** A requested line. Every call fails with Pi4J's IOException once the chip is gone. */
  interface Line extends AutoCloseable {
    boolean high();

    /** Sets the level of an output. */
    void set(boolean high);

    /** Gives the line back; what the level of an output is then is up to the chip. */
    @Override
    void close();
  }

  /** Hears what happens to an input. */
  interface EdgeListener {
    void edge(Edge edge);

    /** The chip is gone; nothing will come any more. */
    void lost(String reason);
  }

  /**
   * A change of the level of an input.
   *
   * @param nanos monotonic time, by the clock of the kernel
   * @param lineSequence counts the changes of this line from 1; a gap means that some were lost
   */
  record Edge(boolean high, long nanos, int lineSequence) {}
}
