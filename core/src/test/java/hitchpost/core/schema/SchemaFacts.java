package hitchpost.core.schema;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.core.message.CarriesCustomData;
import hitchpost.core.message.FractionDigits;
import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import hitchpost.core.types.CustomData;
import hitchpost.core.types.WireEnum;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is fixed about every field of a message, by its place, once as the schema says it and once
 * as the record does. That an object may carry customData is a fact about the object.
 */
final class SchemaFacts {
  static final String CUSTOM_DATA = "customData";

  private static final Map<Class<?>, List<String>> LEAVES =
      Map.ofEntries(
          Map.entry(String.class, List.of("string")),
          Map.entry(int.class, List.of("integer")),
          Map.entry(Integer.class, List.of("integer")),
          Map.entry(long.class, List.of("integer")),
          Map.entry(BigDecimal.class, List.of("number")),
          Map.entry(boolean.class, List.of("boolean")),
          Map.entry(Boolean.class, List.of("boolean")),
          Map.entry(JsonNode.class, List.of("anything")),
          Map.entry(Instant.class, List.of("string", "format date-time")),
          Map.entry(URI.class, List.of("string", "format uri")));

  private static final List<String> KEYWORDS =
      List.of("maxLength", "format", "multipleOf", "minimum", "maximum", "minItems", "maxItems");

  private final Map<String, Set<String>> facts = new TreeMap<>();

  private SchemaFacts() {}

  static Map<String, Set<String>> ofSchema(String name, JsonNode schema) {
    SchemaFacts found = new SchemaFacts();
    found.describe(name, schema, true);
    return found.facts;
  }

  static Map<String, Set<String>> ofRecord(String name, Class<? extends Record> type) {
    SchemaFacts found = new SchemaFacts();
    found.facts.put(name, new TreeSet<>(Set.of("required")));
    found.describeRecord(name, type);
    return found.facts;
  }

  private void describe(String path, JsonNode schema, boolean required) {
    Set<String> known = facts.computeIfAbsent(path, added -> new TreeSet<>());
    String type = schema.path("type").stringValue("anything");
    known.add(type);
    known.add(required ? "required" : "optional");
    for (String keyword : KEYWORDS) {
      if (schema.has(keyword)) {
        known.add(keyword + " " + schema.get(keyword).asString().replaceFirst("\\.0$", ""));
      }
    }
    if (schema.has("enum")) {
      known.add("enum " + new TreeSet<>(OfficialSchemas.texts(schema, "enum")));
    }
    if (schema.has("items")) {
      describe(path + "[]", schema.get("items"), true);
    }
    if (type.equals("object")) {
      describeObject(path, schema, known);
    }
  }

  private void describeObject(String path, JsonNode schema, Set<String> known) {
    assertFalse(schema.get("additionalProperties").booleanValue(), path);
    List<String> mandatory = OfficialSchemas.texts(schema, "required");
    for (Map.Entry<String, JsonNode> field : schema.get("properties").properties()) {
      if (field.getKey().equals(CUSTOM_DATA)) {
        known.add(CUSTOM_DATA);
      } else {
        boolean needed = mandatory.contains(field.getKey());
        describe(path + "." + field.getKey(), field.getValue(), needed);
      }
    }
  }

  private void describeRecord(String path, Class<?> type) {
    Set<String> known = requireNonNull(facts.get(path));
    known.add("object");
    if (type.isAnnotationPresent(CarriesCustomData.class)
        || type.getPackage().isAnnotationPresent(CarriesCustomData.class)) {
      known.add(CUSTOM_DATA);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == CustomData.class) {
        known.add(component.getName());
      } else {
        describeType(path + "." + component.getName(), component.getAnnotatedType());
      }
    }
  }

  private void describeType(String path, AnnotatedType annotated) {
    Set<String> known = new TreeSet<>(bounds(annotated));
    facts.put(path, known);
    known.add(annotated.isAnnotationPresent(Nullable.class) ? "optional" : "required");
    if (annotated instanceof AnnotatedParameterizedType list) {
      known.add("array");
      describeType(path + "[]", list.getAnnotatedActualTypeArguments()[0]);
      return;
    }
    Class<?> type = (Class<?>) annotated.getType();
    if (type.isRecord()) {
      describeRecord(path, type);
    } else {
      known.addAll(leaf(type));
    }
  }

  private static List<String> leaf(Class<?> type) {
    if (type.isEnum()) {
      Set<String> values = new TreeSet<>();
      for (Object constant : type.getEnumConstants()) {
        values.add(((WireEnum) constant).wire());
      }
      return List.of("string", "enum " + values);
    }
    return requireNonNull(LEAVES.get(type), () -> "no schema type for " + type);
  }

  private static List<String> bounds(AnnotatedType annotated) {
    List<String> bounds = new ArrayList<>();
    MaxLength max = annotated.getAnnotation(MaxLength.class);
    if (max != null) {
      bounds.add("maxLength " + max.value());
    }
    FractionDigits digits = annotated.getAnnotation(FractionDigits.class);
    if (digits != null) {
      bounds.add("multipleOf " + BigDecimal.ONE.movePointLeft(digits.value()));
    }
    Range range = annotated.getAnnotation(Range.class);
    if (range != null) {
      bounds.add("minimum " + range.min());
      if (range.max() != Long.MAX_VALUE) {
        bounds.add("maximum " + range.max());
      }
    }
    Size size = annotated.getAnnotation(Size.class);
    if (size != null) {
      bounds.add("minItems " + size.min());
      if (size.max() != Integer.MAX_VALUE) {
        bounds.add("maxItems " + size.max());
      }
    }
    return bounds;
  }
}
