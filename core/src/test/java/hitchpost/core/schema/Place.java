package hitchpost.core.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value inside the complete example of a message, in which it can be replaced. Examples come
 * without customData.
 *
 * @param pointer JSON pointer to it
 */
record Place(JsonNode example, String path, String pointer, JsonNode schema) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Every value of a message, the payload itself first. */
  static List<Place> of(SchemaMessage message) {
    List<Place> places = new ArrayList<>();
    collect(new Place(example(message.schema(), true), "", "", message.schema()), places);
    return places;
  }

  private static void collect(Place place, List<Place> places) {
    places.add(place);
    if (place.schema.has("items")) {
      JsonNode element = place.schema.get("items");
      collect(new Place(place.example, place.path + "[0]", place.pointer + "/0", element), places);
    }
    for (Map.Entry<String, JsonNode> field : fields(place.schema)) {
      String pointer = place.pointer + "/" + field.getKey();
      collect(
          new Place(place.example, place.join(field.getKey()), pointer, field.getValue()), places);
    }
  }

  private static List<Map.Entry<String, JsonNode>> fields(JsonNode schema) {
    return schema.path("properties").properties().stream()
        .filter(field -> !field.getKey().equals(SchemaFacts.CUSTOM_DATA))
        .toList();
  }

  boolean isField() {
    return !pointer.isEmpty();
  }

  boolean isObject() {
    return schema.has("properties");
  }

  /** Empty where the schema leaves the type open. */
  Optional<String> type() {
    return schema.path("type").stringValueOpt();
  }

  List<String> required() {
    return OfficialSchemas.texts(schema, "required");
  }

  List<String> optional() {
    return fields(schema).stream()
        .map(Map.Entry::getKey)
        .filter(name -> !required().contains(name))
        .toList();
  }

  /** The path of a field of this object. */
  String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The example with another value here. */
  JsonNode with(JsonNode value) {
    JsonNode copy = example.deepCopy();
    int cut = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, cut));
    if (parent instanceof ObjectNode object) {
      object.set(pointer.substring(cut + 1), value);
    } else {
      ((ArrayNode) parent).set(0, value);
    }
    return copy;
  }

  /** The example without a field of this object. */
  JsonNode without(String name) {
    JsonNode copy = example.deepCopy();
    ((ObjectNode) copy.at(pointer)).remove(name);
    return copy;
  }

  /** The example with a further field of this object. */
  JsonNode having(String name, JsonNode value) {
    JsonNode copy = example.deepCopy();
    ((ObjectNode) copy.at(pointer)).set(name, value);
    return copy;
  }

  /** This array with its first element so many times. */
  ArrayNode repeated(int times) {
    ArrayNode array = NODES.arrayNode(times);
    for (int i = 0; i < times; i++) {
      array.add(example.at(pointer).get(0));
    }
    return array;
  }

  /** A correct value; an object with all its fields, or with the required ones only. */
  static JsonNode example(JsonNode schema, boolean complete) {
    return switch (schema.path("type").stringValue("anything")) {
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : fields(schema)) {
          if (complete || OfficialSchemas.texts(schema, "required").contains(field.getKey())) {
            object.set(field.getKey(), example(field.getValue(), complete));
          }
        }
        yield object;
      }
      case "array" -> {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
          array.add(example(schema.get("items"), complete));
        }
        yield array;
      }
      case "integer" -> NODES.numberNode(1);
      case "number" -> NODES.numberNode(new BigDecimal("16.5"));
      case "boolean" -> NODES.booleanNode(true);
      case "string" -> NODES.stringNode(exampleText(schema));
      case "anything" -> NODES.objectNode().put("any", "thing");
      default -> throw new IllegalStateException("no example for " + schema);
    };
  }

  private static String exampleText(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.get("enum").get(0).stringValue();
    }
    return switch (schema.path("format").stringValue("")) {
      case "uri" -> "ftp://csms.example/folder";
      case "date-time" -> "2024-03-10T08:00:00.250Z";
      default -> "text";
    };
  }
}
