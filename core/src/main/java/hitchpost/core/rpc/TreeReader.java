package hitchpost.core.rpc;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tree of a JSON value and stops at the first limit it breaks. */
final class TreeReader {
  // Beyond these a double is infinite and a plain decimal notation fills the memory.
  private static final int MAX_EXPONENT_LENGTH = 4;
  private static final int MAX_SCALE = 308;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final FrameLimits limits;
  private int nodes;

  TreeReader(JsonParser parser, FrameLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /** Reads one value, whose first token is {@code token}, at {@code depth} within the text. */
  JsonNode value(JsonToken token, int depth) {
    if (++nodes > limits.nodes()) {
      throw malformed("more than " + limits.nodes() + " values");
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> NODES.stringNode(string());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw malformed("no value where one belongs");
    };
  }

  private ObjectNode object(int depth) {
    requireDepth(depth);
    ObjectNode object = NODES.objectNode();
    String name;
    while ((name = parser.nextName()) != null) {
      if (name.length() > limits.nameLength()) {
        throw malformed("a name is longer than " + limits.nameLength() + " characters");
      }
      requireUnicode(name);
      if (object.replace(name, value(parser.nextToken(), depth + 1)) != null) {
        throw malformed("a name occurs twice in one object");
      }
    }
    return object;
  }

  private ArrayNode array(int depth) {
    requireDepth(depth);
    ArrayNode array = NODES.arrayNode();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      array.add(value(token, depth + 1));
    }
    return array;
  }

  private void requireDepth(int depth) {
    if (depth > limits.depth()) {
      throw malformed("nested deeper than " + limits.depth() + " levels");
    }
  }

  /** Reads the string that is the current token. */
  String string() {
    if (parser.getStringLength() > limits.stringLength()) {
      throw badValue("a string is longer than " + limits.stringLength() + " characters");
    }
    String text = parser.getString();
    requireUnicode(text);
    if (text.indexOf('\0') >= 0) {
      throw badValue("a string contains U+0000");
    }
    return text;
  }

  private static void requireUnicode(String text) {
    if (Unicode.hasLoneSurrogate(text)) {
      throw malformed("half of a surrogate pair");
    }
  }

  private JsonNode integer() {
    requireNumberLength();
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  // Exact, as written: a limit of 0.1 stays 0.1, and nothing becomes infinite.
  private JsonNode decimal() {
    requireNumberLength();
    String text = parser.getString();
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (exponent >= 0 && text.length() - exponent - 1 > MAX_EXPONENT_LENGTH) {
      throw badValue("a number is out of range");
    }
    BigDecimal number = new BigDecimal(text);
    if (Math.abs(number.scale()) > MAX_SCALE || number.precision() - number.scale() > MAX_SCALE) {
      throw badValue("a number is out of range");
    }
    return NODES.numberNode(number);
  }

  private void requireNumberLength() {
    if (parser.getStringLength() > limits.numberLength()) {
      throw badValue("a number has more than " + limits.numberLength() + " characters");
    }
  }

  private static Refusal malformed(String detail) {
    return new Refusal(RpcError.FORMATION_VIOLATION, detail);
  }

  private static Refusal badValue(String detail) {
    return new Refusal(RpcError.PROPERTY_CONSTRAINT_VIOLATION, detail);
  }
}
