package hitchpost.core.smartcharging;

import java.util.Arrays;

/** Stretches of time, in order and apart from each other. */
final class Spans {
  private long[] edges;
  private int count;

  private Spans(int capacity) {
    edges = new long[2 * capacity];
  }

  static Spans none() {
    return new Spans(8);
  }

  static Spans of(long from, long to) {
    Spans spans = none();
    spans.add(from, to);
    return spans;
  }

  int count() {
    return count;
  }

  long from(int index) {
    return edges[2 * index];
  }

  long to(int index) {
    return edges[2 * index + 1];
  }

  /** Adds a stretch after all others; an empty one is left out. */
  void add(long from, long to) {
    if (from >= to) {
      return;
    }
    if (2 * count == edges.length) {
      edges = Arrays.copyOf(edges, 2 * edges.length);
    }
    edges[2 * count] = from;
    edges[2 * count + 1] = to;
    count++;
  }

  /** What is left without the stretch. */
  Spans without(long from, long to) {
    Spans rest = new Spans(count + 2);
    for (int i = 0; i < count; i++) {
      rest.add(from(i), Math.min(to(i), from));
      rest.add(Math.max(from(i), to), to(i));
    }
    return rest;
  }
}
