package hitchpost.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a setting's value is written as text.
 *
 * @param <T> type of the value
 * @param parser reads text; empty when the text is no allowed value
 * @param writer writes a value so that {@code parser} reads the same value back
 */
public record Codec<T>(Function<String, Optional<T>> parser, Function<T, String> writer) {

  public Optional<T> parse(String text) {
    return parser.apply(text);
  }

  public String write(T value) {
    return writer.apply(value);
  }

  /** {@code true} or {@code false}, in any case. */
  public static Codec<Boolean> bool() {
    return new Codec<>(
        text ->
            switch (text.strip().toLowerCase(Locale.ROOT)) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            },
        String::valueOf);
  }

  /** A decimal integer from {@code min} to {@code max}, both included. */
  public static Codec<Integer> integer(int min, int max) {
    return new Codec<>(
        text -> {
          try {
            int value = Integer.parseInt(text.strip());
            return value < min || value > max ? Optional.empty() : Optional.of(value);
          } catch (NumberFormatException notANumber) {
            return Optional.empty();
          }
        },
        String::valueOf);
  }

  /** Any text of at most {@code maxLength} characters. */
  public static Codec<String> text(int maxLength) {
    return new Codec<>(
        text -> text.length() > maxLength ? Optional.empty() : Optional.of(text),
        Function.identity());
  }

  /**
   * A comma-separated list: spaces around items are fine, the empty text is the empty list, one bad
   * item makes the whole list bad, and so do more than {@code maxItems} items.
   */
  public static <E> Codec<List<E>> list(
      Function<String, Optional<E>> parseItem, Function<E, String> writeItem, int maxItems) {
    return new Codec<>(
        text -> parseList(text, parseItem, maxItems),
        items -> String.join(",", items.stream().map(writeItem).toList()));
  }

  /** This codec for values that also pass {@code allowed}. */
  public Codec<T> where(Predicate<T> allowed) {
    return new Codec<>(text -> parser.apply(text).filter(allowed), writer);
  }

  private static <E> Optional<List<E>> parseList(
      String text, Function<String, Optional<E>> parseItem, int maxItems) {
    if (text.isBlank()) {
      return Optional.of(List.of());
    }
    var items = new ArrayList<E>();
    for (String part : text.split(",", -1)) {
      Optional<E> item = parseItem.apply(part.strip());
      if (item.isEmpty() || items.size() == maxItems) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return Optional.of(List.copyOf(items));
  }
}
