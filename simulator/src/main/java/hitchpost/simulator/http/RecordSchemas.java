package hitchpost.simulator.http;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import hitchpost.core.types.WireEnum;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON schemas of record classes, with the bounds that their annotations give. */
final class RecordSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final ObjectNode definitions = NODES.objectNode();

  /** All schemas so far, by name. */
  ObjectNode definitions() {
    return definitions;
  }

  /** Adds the schema of a record and of all records in it; returns a reference to it. */
  ObjectNode add(Class<?> type) {
    String name = name(type);
    if (!definitions.has(name)) {
      ObjectNode schema = definitions.putObject(name).put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      ArrayNode required = NODES.arrayNode();
      for (RecordComponent component : type.getRecordComponents()) {
        AnnotatedType annotated = component.getAnnotatedType();
        ObjectNode property = schema(annotated);
        Doc doc = component.getAnnotation(Doc.class);
        if (doc != null) {
          property.put("description", doc.value());
        }
        properties.set(component.getName(), property);
        if (!annotated.isAnnotationPresent(Nullable.class)) {
          required.add(component.getName());
        }
      }
      schema.set("required", required);
      schema.put("additionalProperties", false);
    }
    return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  /** Nested records are named with their owner, as many are called Response. */
  private static String name(Class<?> type) {
    Class<?> owner = type.getDeclaringClass();
    boolean ownedByRecord = owner != null && owner.isRecord();
    return ownedByRecord ? name(owner) + type.getSimpleName() : type.getSimpleName();
  }

  private ObjectNode schema(AnnotatedType annotated) {
    Class<?> type = rawType(annotated);
    if (annotated instanceof AnnotatedParameterizedType list && type == List.class) {
      ObjectNode schema = typed("array");
      Size size = annotated.getAnnotation(Size.class);
      if (size != null && size.min() > 0) {
        schema.put("minItems", size.min());
      }
      schema.set("items", schema(list.getAnnotatedActualTypeArguments()[0]));
      return schema;
    }
    if (type.isRecord()) {
      return add(type);
    }
    return type.isEnum() ? choice(type) : scalar(type, annotated);
  }

  private static ObjectNode scalar(Class<?> type, AnnotatedType annotated) {
    if (type == JsonNode.class) {
      return NODES.objectNode();
    }
    if (type == boolean.class || type == Boolean.class) {
      return typed("boolean");
    }
    if (type == String.class) {
      ObjectNode schema = typed("string");
      MaxLength bound = annotated.getAnnotation(MaxLength.class);
      return bound == null ? schema : schema.put("maxLength", bound.value());
    }
    if (type == Instant.class || type == URI.class) {
      return typed("string").put("format", type == URI.class ? "uri" : "date-time");
    }
    ObjectNode schema = typed(type == BigDecimal.class ? "number" : "integer");
    Range range = annotated.getAnnotation(Range.class);
    if (range != null && range.min() != Long.MIN_VALUE) {
      schema.put("minimum", range.min());
    }
    if (range != null && range.max() != Long.MAX_VALUE) {
      schema.put("maximum", range.max());
    }
    return schema;
  }

  private static ObjectNode choice(Class<?> type) {
    ObjectNode schema = typed("string");
    ArrayNode values = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      values.add(((WireEnum) constant).wire());
    }
    return schema;
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static Class<?> rawType(AnnotatedType annotated) {
    Type type = annotated.getType();
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }
}
