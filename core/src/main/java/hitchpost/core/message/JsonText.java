package hitchpost.core.message;

import hitchpost.core.rpc.JsonString;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Prints a tree as JSON without white space.
 *
 * <p>A node's own {@code toString} would set up a whole object mapper for that, at the moment when
 * a starting station wants to send its first message.
 */
final class JsonText {
  private JsonText() {}

  static String of(JsonNode node) {
    StringBuilder out = new StringBuilder(256);
    print(node, out);
    return out.toString();
  }

  private static void print(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> printObject(node, out);
      case ARRAY -> printArray(node, out);
      case STRING -> JsonString.quote(node.stringValue(), out);
      case NUMBER -> out.append(node.numberValue());
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      case MISSING, BINARY, POJO ->
          throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
    }
  }

  private static void printObject(JsonNode object, StringBuilder out) {
    char separator = '{';
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonString.quote(field.getKey(), out.append(separator));
      print(field.getValue(), out.append(':'));
      separator = ',';
    }
    out.append(separator == '{' ? "{}" : "}");
  }

  private static void printArray(JsonNode array, StringBuilder out) {
    char separator = '[';
    for (JsonNode element : array) {
      print(element, out.append(separator));
      separator = ',';
    }
    out.append(separator == '[' ? "[]" : "]");
  }
}
