package hitchpost.core.message;

import hitchpost.core.types.WireEnum;
import java.lang.annotation.Annotation;
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
import java.util.Optional;
import java.util.function.Function;
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
    if (annotated instanceof AnnotatedParameterizedType list && rawType(annotated) == List.class) {
      Shape element = of(list.getAnnotatedActualTypeArguments()[0]);
      int min = bound(annotated, Size.class, Size::min, 0);
      return new Shape.Many(
          element, min, bound(annotated, Size.class, Size::max, Integer.MAX_VALUE));
    }
    Class<?> type = rawType(annotated);
    if (type == String.class) {
      return new Shape.Text(bound(annotated, MaxLength.class, MaxLength::value, Integer.MAX_VALUE));
    }
    if (type == int.class || type == Integer.class) {
      long min = Math.max(min(annotated), Integer.MIN_VALUE);
      return new Shape.Whole(min, Math.min(max(annotated), Integer.MAX_VALUE), true);
    }
    if (type == long.class || type == Long.class) {
      return new Shape.Whole(min(annotated), max(annotated), false);
    }
    if (type == BigDecimal.class) {
      int digits = bound(annotated, FractionDigits.class, FractionDigits::value, Integer.MAX_VALUE);
      return new Shape.Decimal(min(annotated), max(annotated), digits);
    }
    return unbounded(type);
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
    return bound(annotated, Range.class, Range::min, Long.MIN_VALUE);
  }

  private static long max(AnnotatedType annotated) {
    return bound(annotated, Range.class, Range::max, Long.MAX_VALUE);
  }

  private static <A extends Annotation, B> B bound(
      AnnotatedType annotated, Class<A> annotation, Function<A, B> value, B otherwise) {
    return Optional.ofNullable(annotated.getAnnotation(annotation)).map(value).orElse(otherwise);
  }
}
