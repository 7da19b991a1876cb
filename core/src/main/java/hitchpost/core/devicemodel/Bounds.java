package hitchpost.core.devicemodel;

import hitchpost.core.devicemodel.ModelVariable.Value;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.DataEnum;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number lies beyond what its variable can be, or beyond what was set as its least and
 * its greatest.
 *
 * <p>Source: OCPP 2.0.1 part 1, 4.3.
 */
final class Bounds {
  private final ModelVariable variable;
  private final AttributeEnum written;
  private final Function<Value, String> texts;

  private Bounds(ModelVariable variable, AttributeEnum written, Function<Value, String> texts) {
    this.variable = variable;
    this.written = written;
    this.texts = texts;
  }

  /**
   * The reason code when {@code text} is a number that the attribute cannot have.
   *
   * @param texts the values as they are now
   */
  static Optional<String> refusal(
      ModelVariable variable, AttributeEnum written, String text, Function<Value, String> texts) {
    DataEnum type = variable.characteristics().dataType();
    return type == DataEnum.INTEGER || type == DataEnum.DECIMAL
        ? number(text).flatMap(new Bounds(variable, written, texts)::refusal)
        : Optional.empty();
  }

  private Optional<String> refusal(BigDecimal number) {
    var like = variable.characteristics();
    if (isLess(number, like.minLimit()) || isLess(number, set(AttributeEnum.MIN_SET))) {
      return Optional.of("ValueTooLow");
    }
    return isLess(like.maxLimit(), number) || isLess(set(AttributeEnum.MAX_SET), number)
        ? Optional.of("ValueTooHigh")
        : Optional.empty();
  }

  private static boolean isLess(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one != null && other != null && one.compareTo(other) < 0;
  }

  /** A bound that was set; null when it is the one to be written, or nobody has set it. */
  private @Nullable BigDecimal set(AttributeEnum bound) {
    Value value = written == bound ? null : variable.values().get(bound);
    return value == null ? null : number(texts.apply(value)).orElse(null);
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
