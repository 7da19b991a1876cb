package hitchpost.core.settings;

import hitchpost.core.types.DataEnum;
import hitchpost.core.types.VariableCharacteristics;
import hitchpost.core.types.WireEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a setting's value is written as text, and what can be said of the values it may have.
 *
 * @param <T> type of the value
 * @param parser reads text; empty when the text is no allowed value
 * @param writer writes a value so that {@code parser} reads the same value back
 * @param characteristics type, unit and limits as they are told; {@code parser} may know more that
 *     cannot be told so
 */
public record Codec<T>(
    Function<String, Optional<T>> parser,
    Function<T, String> writer,
    VariableCharacteristics characteristics) {
  /** Most digits after the point, or zeros before it, of a decimal that is read. */
  private static final int MAX_SCALE = 20;

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
        String::valueOf,
        told(DataEnum.BOOLEAN, null, null));
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
        String::valueOf,
        told(DataEnum.INTEGER, BigDecimal.valueOf(min), BigDecimal.valueOf(max)));
  }

  /** A decimal number from {@code min} to {@code max}, both included. */
  public static Codec<BigDecimal> decimal(BigDecimal min, BigDecimal max) {
    return new Codec<>(
        text -> number(text).filter(n -> n.compareTo(min) >= 0 && n.compareTo(max) <= 0),
        BigDecimal::toPlainString,
        told(DataEnum.DECIMAL, min, max));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      var number = new BigDecimal(text.strip());
      return Math.abs(number.scale()) > MAX_SCALE
          ? Optional.empty()
          : Optional.of(number.scale() < 0 ? number.setScale(0) : number);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** A date with time and offset from UTC, as in RFC 3339. */
  public static Codec<Instant> dateTime() {
    return new Codec<>(
        text -> {
          try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
          } catch (DateTimeParseException noTime) {
            return Optional.empty();
          }
        },
        Instant::toString,
        told(DataEnum.DATE_TIME, null, null));
  }

  /** Any text of at most {@code maxLength} characters. */
  public static Codec<String> text(int maxLength) {
    return text(maxLength, 1);
  }

  /** Any text of at most {@code maxLength} units of {@code size} characters; units are told. */
  static Codec<String> text(int maxLength, int size) {
    return new Codec<>(
        text -> text.length() > maxLength * size ? Optional.empty() : Optional.of(text),
        Function.identity(),
        told(DataEnum.STRING, null, BigDecimal.valueOf(maxLength)));
  }

  /** One of these, spelled as in messages. */
  public static <E extends WireEnum> Codec<E> oneOf(List<E> choices) {
    return new Codec<>(
            text -> spelled(choices, text.strip()),
            WireEnum::wire,
            told(DataEnum.OPTION_LIST, null, null))
        .choosing(choices.stream().map(WireEnum::wire).toList());
  }

  /** Any of these in any order, none of them twice. */
  public static <E extends WireEnum> Codec<List<E>> someOf(List<E> choices) {
    return list(text -> spelled(choices, text), WireEnum::wire, choices.size())
        .where(items -> items.stream().distinct().count() == items.size())
        .choosing(choices.stream().map(WireEnum::wire).toList());
  }

  private static <E extends WireEnum> Optional<E> spelled(List<E> choices, String text) {
    return choices.stream().filter(choice -> choice.wire().equals(text)).findFirst();
  }

  /**
   * A comma-separated list: spaces around items are fine, the empty text is the empty list, one bad
   * item makes the whole list bad, and so do more than {@code maxItems} items.
   */
  public static <E> Codec<List<E>> list(
      Function<String, Optional<E>> parseItem, Function<E, String> writeItem, int maxItems) {
    return new Codec<>(
        text -> parseList(text, parseItem, maxItems),
        items -> String.join(",", items.stream().map(writeItem).toList()),
        told(DataEnum.MEMBER_LIST, null, null));
  }

  /** This codec for values that also pass {@code allowed}. */
  public Codec<T> where(Predicate<T> allowed) {
    return new Codec<>(text -> parser.apply(text).filter(allowed), writer, characteristics);
  }

  /**
   * This codec for values in a unit.
   *
   * @param unit as in the appendices of OCPP 2.0.1, table of standardized units
   */
  public Codec<T> in(String unit) {
    return telling(characteristics.withUnit(unit));
  }

  /** This codec, telling the values or items to choose from. */
  public Codec<T> choosing(List<String> choices) {
    return telling(characteristics.withValuesList(choices));
  }

  /** This codec for a list whose items stand in the order of their rank. */
  public Codec<T> ranked() {
    return telling(characteristics.withDataType(DataEnum.SEQUENCE_LIST));
  }

  private Codec<T> telling(VariableCharacteristics others) {
    return new Codec<>(parser, writer, others);
  }

  private static VariableCharacteristics told(
      DataEnum type, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    return new VariableCharacteristics(null, type, min, max, List.of(), false);
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
