package hitchpost.core.rpc;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ways to the CSMS in order of preference, and which of them is tried.
 *
 * <p>After some failed attempts on one way comes the next, round and round; a way that was good is
 * tried first again when its connection is lost. Source: OCPP 2.0.1 part 2, B10.
 */
final class Ways {
  private List<Way> ways = List.of();
  private int current;
  private int failures;

  /** Replaces the list and begins with its first way. */
  void use(List<Way> list) {
    ways = List.copyOf(list);
    current = 0;
    failures = 0;
  }

  /**
   * Replaces every way by the one of the same slot. Of another list the way that is tried or used
   * stays so, if it is there, else it begins anew.
   */
  void refresh(List<Way> list) {
    boolean same =
        list.stream().map(Way::slot).toList().equals(ways.stream().map(Way::slot).toList());
    Optional<Way> now = current();
    int again =
        IntStream.range(0, list.size())
            .filter(i -> now.filter(way -> way.leadsTo(list.get(i))).isPresent())
            .findFirst()
            .orElse(0);
    if (!same) {
      use(list);
      current = again;
    }
    ways = List.copyOf(list);
  }

  /** The way that is tried or used; empty when there is none at all. */
  Optional<Way> current() {
    return ways.isEmpty() ? Optional.empty() : Optional.of(ways.get(current));
  }

  /** The current way proved good. */
  void proven() {
    failures = 0;
  }

  /**
   * The current way failed once more.
   *
   * @param patience failures in a row after which the next way is tried, 1 or more
   */
  void failed(int patience) {
    failures++;
    if (failures >= patience && !ways.isEmpty()) {
      failures = 0;
      current = (current + 1) % ways.size();
    }
  }
}
