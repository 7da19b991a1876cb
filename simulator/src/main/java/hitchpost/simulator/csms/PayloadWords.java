package hitchpost.simulator.csms;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a payload of words like {@code connectorId=1}: the message says which fields are text and
 * which are numbers. Fields of fields are named with a dot, lists are separated by commas.
 */
final class PayloadWords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,29})(?:\\.\\d{1,30})?");

  private PayloadWords() {}

  static ObjectNode payload(Class<? extends Record> message, List<String> words) {
    ObjectNode payload = NODES.objectNode();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new OrderException("wanted is FIELD=VALUE, not '" + word + "'");
      }
      String path = word.substring(0, equals);
      put(payload, message, path, word.substring(equals + 1));
    }
    return payload;
  }

  private static void put(ObjectNode object, Class<?> type, String path, String value) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    RecordComponent component =
        component(type, name)
            .orElseThrow(
                () -> new OrderException(type.getSimpleName() + " has no field '" + name + "'"));
    if (dot < 0) {
      object.set(name, node(component.getGenericType(), value));
    } else if (component.getType().isRecord()) {
      ObjectNode inner = object.withObjectProperty(name);
      put(inner, component.getType(), path.substring(dot + 1), value);
    } else {
      throw new OrderException("'" + name + "' has no fields of its own; JSON can tell all");
    }
  }

  private static Optional<RecordComponent> component(Class<?> type, String name) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return Optional.of(component);
      }
    }
    return Optional.empty();
  }

  private static JsonNode node(Type type, String value) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      ArrayNode array = NODES.arrayNode();
      for (String element : value.split(",", -1)) {
        array.add(node(list.getActualTypeArguments()[0], element));
      }
      return array;
    }
    if (type == boolean.class || type == Boolean.class) {
      return NODES.booleanNode(Boolean.parseBoolean(value));
    }
    boolean number =
        type == int.class
            || type == Integer.class
            || type == long.class
            || type == Long.class
            || type == BigDecimal.class;
    return number ? number(value) : NODES.stringNode(value);
  }

  /** What is no number stays text, so that checking the message says so. */
  private static JsonNode number(String value) {
    return NUMBER.matcher(value).matches() ? JSON.readTree(value) : NODES.stringNode(value);
  }
}
