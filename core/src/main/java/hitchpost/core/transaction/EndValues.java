package hitchpost.core.transaction;

import hitchpost.core.Effects;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.types.MeterValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Meter values that wait for the end of their transaction, durable one by one. Above {@value #MAX}
 * sampled values a transaction keeps its first and last, and every second of those between.
 */
public final class EndValues {
  /**
   * Most sampled values a transaction carries to its end: with all their members they stay below
   * the 4096 JSON values and 64 KiB that a careful receiver takes in one frame.
   */
  public static final int MAX = 340;

  /** The first and the last. */
  private static final int ENDS = 2;

  private final Map<String, TreeMap<Integer, MeterValue>> byTransaction = new TreeMap<>();

  void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.TRANSACTION_END_VALUE)
        .forEach((key, json) -> {
          int slash = key.lastIndexOf('/');
          of(key.substring(0, slash))
              .put(Integer.parseInt(key.substring(slash + 1)), Json.read(json, MeterValue.class));
        });
  }

  void add(Effects fx, String transaction, MeterValue value) {
    var values = of(transaction);
    int number = values.isEmpty() ? 0 : values.lastKey() + 1;
    values.put(number, value);
    fx.put(Shelf.TRANSACTION_END_VALUE, key(transaction, number), value);
    while (values.size() > ENDS && sampled(values) > MAX) {
      thin(fx, transaction, values);
    }
  }

  /** Time of the last value that waits. */
  Optional<Instant> lastTime(String transaction) {
    var values = byTransaction.get(transaction);
    return values == null || values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.lastEntry().getValue().timestamp());
  }

  List<MeterValue> take(Effects fx, String transaction) {
    var values = byTransaction.remove(transaction);
    if (values == null) {
      return List.of();
    }
    values
        .keySet()
        .forEach(number -> fx.delete(Shelf.TRANSACTION_END_VALUE, key(transaction, number)));
    return List.copyOf(values.values());
  }

  private static int sampled(TreeMap<Integer, MeterValue> values) {
    return values.values().stream().mapToInt(value -> value.sampledValues().size()).sum();
  }

  private static void thin(Effects fx, String transaction, TreeMap<Integer, MeterValue> values) {
    var numbers = new ArrayList<>(values.keySet());
    for (int i = 1; i < numbers.size() - 1; i += 2) {
      values.remove(numbers.get(i));
      fx.delete(Shelf.TRANSACTION_END_VALUE, key(transaction, numbers.get(i)));
    }
  }

  private TreeMap<Integer, MeterValue> of(String transaction) {
    return byTransaction.computeIfAbsent(transaction, id -> new TreeMap<>());
  }

  private static String key(String transaction, int number) {
    return transaction + "/" + String.format("%06d", number);
  }
}
