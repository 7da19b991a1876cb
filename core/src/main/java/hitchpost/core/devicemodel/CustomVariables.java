package hitchpost.core.devicemodel;

import hitchpost.core.settings.Codec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.Variable;
import hitchpost.core.types.WireEnum;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Variables that the owner of a station gives it and that have no effect: they are kept, shown and
 * may be written.
 */
public final class CustomVariables {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private CustomVariables() {}

  /**
   * A variable, or an attribute of one.
   *
   * @param text its factory value; of a list type, its items are all there is to choose from
   * @return empty when {@code text} is no value of the type
   */
  public static Optional<Setting<?>> setting(
      Component component,
      Variable variable,
      AttributeEnum attribute,
      MutabilityEnum mutability,
      DataEnum type,
      String text) {
    Access access =
        switch (mutability) {
          case READ_ONLY -> Access.READ_ONLY;
          case READ_WRITE -> Access.READ_WRITE;
          case WRITE_ONLY -> Access.WRITE_ONLY;
        };
    return setting(component, variable, attribute, access, codec(type, text), text);
  }

  private static <T> Optional<Setting<?>> setting(
      Component component,
      Variable variable,
      AttributeEnum attribute,
      Access access,
      Codec<T> codec,
      String text) {
    return codec
        .parse(text)
        .map(value -> new Setting<>(component, variable, attribute, codec, access, value));
  }

  private static Codec<?> codec(DataEnum type, String text) {
    return switch (type) {
      case STRING -> Codec.text(DeviceModel.MAX_VALUE_LENGTH);
      case DECIMAL -> Codec.decimal(LARGEST.negate(), LARGEST);
      case INTEGER -> Codec.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DATE_TIME -> Codec.dateTime();
      case BOOLEAN -> Codec.bool();
      case OPTION_LIST -> Codec.oneOf(choices(text));
      case SEQUENCE_LIST -> Codec.someOf(choices(text)).ranked();
      case MEMBER_LIST -> Codec.someOf(choices(text));
    };
  }

  private static List<Item> choices(String text) {
    return Arrays.stream(text.split(",")).map(item -> new Item(item.strip())).toList();
  }

  /** A value to choose, of which only the owner knows what it means. */
  private record Item(String wire) implements WireEnum {}
}
