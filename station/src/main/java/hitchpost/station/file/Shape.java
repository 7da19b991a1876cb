package hitchpost.station.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a reader asks of an object: the JSON schema of station files is made of what the readers
 * really ask for, so that it cannot say anything else than they do.
 */
final class Shape {
  /** Stands for a field of any name. */
  static final String ANY = "*";

  private static final String TYPE = "type";
  private static final String PROPERTIES = "properties";

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Set<String> needed = new LinkedHashSet<>();
  private final Map<String, Shape> variants = new LinkedHashMap<>();
  private String variantField = "";

  /** The schema of one field, made when everything has been asked. */
  @FunctionalInterface
  private interface Part {
    Map<String, Object> schema();
  }

  /** A field with a simple value; what was said of it first counts. */
  void field(String name, String type, Object... limits) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, type);
    for (int i = 0; i < limits.length; i += 2) {
      schema.put((String) limits[i], limits[i + 1]);
    }
    parts.putIfAbsent(name, () -> schema);
  }

  /** A field that is one of some words. */
  void choice(String name, List<String> spellings) {
    field(name, "string", "enum", spellings);
  }

  /** A field that may also be just this word. */
  void word(String name, String word) {
    words.put(name, word);
  }

  /** A field must be there. */
  void need(String name) {
    needed.add(name);
  }

  /** What a field is for. */
  void describe(String name, String meaning) {
    change(name, schema -> with(schema, "description", meaning));
  }

  /** What stands for a field that is left out. */
  void otherwise(String name, Object value) {
    change(name, schema -> with(schema, "default", value));
  }

  private void change(String name, UnaryOperator<Map<String, Object>> change) {
    parts.computeIfPresent(name, (same, part) -> () -> change.apply(part.schema()));
  }

  private static Map<String, Object> with(Map<String, Object> schema, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(schema);
    more.put(key, value);
    return more;
  }

  /** A field that is an object. */
  Shape object(String name) {
    Shape shape = new Shape();
    parts.putIfAbsent(name, shape::schema);
    return shape;
  }

  /** A field that is a list of objects. */
  Shape objects(String name, int max) {
    Shape shape = new Shape();
    parts.putIfAbsent(name, () -> list(shape.schema(), max));
    return shape;
  }

  /** A field that is a list of texts. */
  void texts(String name, int max) {
    parts.putIfAbsent(name, () -> list(Map.of(TYPE, "string"), max));
  }

  private static Map<String, Object> list(Map<String, Object> items, int max) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, "array");
    schema.put("items", items);
    schema.put("maxItems", max);
    return schema;
  }

  /** The further fields of objects in which a field has a certain value. */
  Shape variant(String field, String value) {
    variantField = field;
    return variants.computeIfAbsent(value, v -> new Shape());
  }

  /** The fields by name. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parts.forEach((name, part) -> {
      if (!name.equals(ANY)) {
        properties.put(name, property(name, part));
      }
    });
    return properties;
  }

  List<String> needed() {
    return List.copyOf(needed);
  }

  private Map<String, Object> property(String name, Part part) {
    Map<String, Object> schema = needed.contains(name) ? part.schema() : orNull(part.schema());
    String word = words.get(name);
    return word == null ? schema : Map.of("anyOf", List.of(Map.of("const", word), schema));
  }

  /** Null stands for a field that is left out. */
  private static Map<String, Object> orNull(Map<String, Object> schema) {
    Map<String, Object> either = with(schema, TYPE, List.of(schema.get(TYPE), "null"));
    if (schema.get("enum") instanceof List<?> words) {
      List<Object> all = new ArrayList<>(words);
      all.add(null);
      either.put("enum", all);
    }
    return either;
  }

  /** The whole object. */
  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, "object");
    schema.put(PROPERTIES, properties());
    if (!needed.isEmpty()) {
      schema.put("required", needed());
    }
    Part any = parts.get(ANY);
    if (any != null) {
      schema.put("additionalProperties", any.schema());
    } else if (variants.isEmpty()) {
      schema.put("additionalProperties", false);
    } else {
      schema.put("allOf", variants.keySet().stream().map(this::variant).toList());
    }
    return schema;
  }

  private Map<String, Object> variant(String value) {
    Shape variant = variants.getOrDefault(value, new Shape());
    Map<String, Object> properties = new LinkedHashMap<>();
    parts.keySet().forEach(name -> properties.put(name, true));
    properties.putAll(variant.properties());
    Map<String, Object> then = new LinkedHashMap<>();
    then.put(PROPERTIES, properties);
    if (!variant.needed.isEmpty()) {
      then.put("required", variant.needed());
    }
    then.put("additionalProperties", false);
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put(PROPERTIES, Map.of(variantField, Map.of("const", value)));
    condition.put("required", List.of(variantField));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("if", condition);
    schema.put("then", then);
    return schema;
  }
}
