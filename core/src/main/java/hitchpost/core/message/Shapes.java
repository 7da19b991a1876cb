package hitchpost.core.message;

import hitchpost.core.types.CustomData;
import hitchpost.core.types.WireEnum;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the shape of a value off its Java type and the annotations on it. */
final class Shapes {
  private Shapes() {}

  /**
   * The shape of a record component or list element.
   *
   * @throws IllegalArgumentException for a type that no message needs
   */
  static Shape of(AnnotatedType annotated) {
    Class<?> type = rawType(annotated);
    if (type == List.class && annotated instanceof AnnotatedParameterizedType list) {
      return many(list);
    }
    if (type == String.class) {
      MaxLength maxLength = annotated.getAnnotation(MaxLength.class);
      return new Shape.Text(maxLength == null ? Integer.MAX_VALUE : maxLength.value());
    }
    if (type == int.class || type == Integer.class) {
      long min = Math.max(min(annotated), Integer.MIN_VALUE);
      return new Shape.Whole(min, Math.min(max(annotated), Integer.MAX_VALUE), true);
    }
    if (type == long.class || type == Long.class) {
      return new Shape.Whole(min(annotated), max(annotated), false);
    }
    if (type == BigDecimal.class) {
      FractionDigits digits = annotated.getAnnotation(FractionDigits.class);
      int most = digits == null ? Integer.MAX_VALUE : digits.value();
      return new Shape.Decimal(min(annotated), max(annotated), most);
    }
    return unbounded(type);
  }

  private static Shape many(AnnotatedParameterizedType list) {
    Shape element = of(list.getAnnotatedActualTypeArguments()[0]);
    Size size = list.getAnnotation(Size.class);
    return size == null
        ? new Shape.Many(element, 0, Integer.MAX_VALUE)
        : new Shape.Many(element, size.min(), size.max());
  }

  private static Shape unbounded(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return new Shape.Flag();
    }
    if (type == Instant.class) {
      return new Shape.Time();
    }
    if (type == URI.class) {
      return new Shape.Link();
    }
    if (type.isEnum() && WireEnum.class.isAssignableFrom(type)) {
      return new Shape.Choice(constants(type));
    }
    if (type == JsonNode.class) {
      return new Shape.Anything();
    }
    if (type == CustomData.class) {
      return new CustomDataShape();
    }
    if (type.isRecord()) {
      return Struct.of(type);
    }
    throw new IllegalArgumentException("no message carries a " + type);
  }

  private static Map<String, WireEnum> constants(Class<?> type) {
    Map<String, WireEnum> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      WireEnum named = (WireEnum) constant;
      constants.put(named.wire(), named);
    }
    return constants;
  }

  private static Class<?> rawType(AnnotatedType annotated) {
    Type type = annotated.getType();
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  private static long min(AnnotatedType annotated) {
    Range range = annotated.getAnnotation(Range.class);
    return range == null ? Long.MIN_VALUE : range.min();
  }

  private static long max(AnnotatedType annotated) {
    Range range = annotated.getAnnotation(Range.class);
    return range == null ? Long.MAX_VALUE : range.max();
  }
}
