package hitchpost.simulator.bench;

import java.util.Arrays;

/** Times of many equal things, in nanoseconds. Used by one thread at a time. */
final class Latencies {
  private final long[] nanos;
  private int count;

  Latencies(int capacity) {
    nanos = new long[capacity];
  }

  /** Notes one; false when that was the last there is room for. */
  boolean add(long time) {
    nanos[count++] = time;
    return count < nanos.length;
  }

  /** The time that {@code percent} of all do not exceed, in microseconds. */
  double micros(double percent) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(percent / 100 * count) - 1;
    return sorted[Math.clamp(place, 0, count - 1)] / 1000.0;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
