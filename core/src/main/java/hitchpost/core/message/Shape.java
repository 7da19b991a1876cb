package hitchpost.core.message;

import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.WireEnum;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What one JSON value must look like, and the Java value it stands for.
 *
 * <p>Both directions refuse with a {@link MessageViolation} whose path starts at this value.
 */
interface Shape {
  JsonNodeFactory NODES = JsonNodeFactory.instance;

  Object read(JsonNode node);

  JsonNode write(Object value);

  record Text(int maxLength) implements Shape {
    @Override
    public String read(JsonNode node) {
      return checked(text(node));
    }

    @Override
    public JsonNode write(Object value) {
      return NODES.stringNode(checked((String) value));
    }

    private String checked(String text) {
      // No text has more code points than chars, so most are never counted.
      if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
        throw badValue("longer than " + maxLength + " characters");
      }
      return text;
    }
  }

  /** Integers of 64 bits, or of 32 where the range says so. */
  record Whole(long min, long max, boolean asInt) implements Shape {
    @Override
    public Number read(JsonNode node) {
      if (!node.isIntegralNumber()) {
        throw wrongType("an integer", node);
      }
      if (!node.canConvertToLong()) {
        throw badValue("not between " + min + " and " + max);
      }
      long value = checked(node.longValue());
      if (asInt) {
        return (int) value;
      }
      return value;
    }

    @Override
    public JsonNode write(Object value) {
      long whole = checked(((Number) value).longValue());
      // The node that a parser would make of it, so that trees can be compared.
      return whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
    }

    private long checked(long value) {
      if (value < min || value > max) {
        throw badValue("not between " + min + " and " + max);
      }
      return value;
    }
  }

  /** Exact decimals without trailing zeros, so that equal numbers are equal values. */
  record Decimal(long min, long max, int fractionDigits) implements Shape {
    /** Numbers beyond this would be printed with that many digits; no quantity needs them. */
    private static final int MAX_DIGITS = 30;

    @Override
    public BigDecimal read(JsonNode node) {
      if (!node.isNumber()) {
        throw wrongType("a number", node);
      }
      boolean finite = node.isBigDecimal() || Double.isFinite(node.doubleValue());
      if (!finite || (node.isBigInteger() && node.bigIntegerValue().bitLength() > Long.SIZE)) {
        throw badValue("not a number of at most " + MAX_DIGITS + " digits");
      }
      return checked(node.decimalValue());
    }

    @Override
    public JsonNode write(Object value) {
      BigDecimal checked = checked((BigDecimal) value);
      // Else whoever prints the tree might write 1E+1 for 10.
      return NODES.numberNode(checked.scale() < 0 ? checked.setScale(0) : checked);
    }

    private BigDecimal checked(BigDecimal number) {
      BigDecimal value = number.stripTrailingZeros();
      if (Math.abs((long) value.precision() - value.scale()) > MAX_DIGITS
          || value.scale() > MAX_DIGITS) {
        throw badValue("not a number of at most " + MAX_DIGITS + " digits");
      }
      if (value.scale() > fractionDigits) {
        throw badValue("more than " + fractionDigits + " digits after the point");
      }
      if (value.compareTo(BigDecimal.valueOf(min)) < 0
          || value.compareTo(BigDecimal.valueOf(max)) > 0) {
        throw badValue("not between " + min + " and " + max);
      }
      return value;
    }
  }

  record Flag() implements Shape {
    @Override
    public Boolean read(JsonNode node) {
      if (!node.isBoolean()) {
        throw wrongType("true or false", node);
      }
      return node.booleanValue();
    }

    @Override
    public JsonNode write(Object value) {
      return NODES.booleanNode((Boolean) value);
    }
  }

  record Time() implements Shape {
    @Override
    public Instant read(JsonNode node) {
      return WireTime.parse(text(node)).orElseThrow(Time::refused);
    }

    @Override
    public JsonNode write(Object value) {
      Instant time = (Instant) value;
      if (!WireTime.inRange(time)) {
        throw refused();
      }
      return NODES.stringNode(WireTime.format(time));
    }

    private static MessageViolation refused() {
      return badValue("not an ISO 8601 time with offset, of the years 1970 to 9999");
    }
  }

  record Link() implements Shape {
    @Override
    public URI read(JsonNode node) {
      try {
        return checked(new URI(text(node)));
      } catch (URISyntaxException malformed) {
        throw badValue("not an absolute URI");
      }
    }

    @Override
    public JsonNode write(Object value) {
      return NODES.stringNode(checked((URI) value).toASCIIString());
    }

    private static URI checked(URI uri) {
      if (!uri.isAbsolute()) {
        throw badValue("not an absolute URI");
      }
      return uri;
    }
  }

  record Choice(Map<String, WireEnum> constants) implements Shape {
    @Override
    public Object read(JsonNode node) {
      String name = text(node);
      WireEnum constant = constants.get(name);
      if (constant == null) {
        throw badValue("no such value: " + MessageViolation.excerpt(name));
      }
      return constant;
    }

    @Override
    public JsonNode write(Object value) {
      return NODES.stringNode(((WireEnum) value).wire());
    }
  }

  /** What the specification leaves open: any JSON value, null included. */
  record Anything() implements Shape {
    @Override
    public JsonNode read(JsonNode node) {
      return node;
    }

    @Override
    public JsonNode write(Object value) {
      return (JsonNode) value;
    }
  }

  record Many(Shape element, int min, int max) implements Shape {
    @Override
    public List<Object> read(JsonNode node) {
      if (!node.isArray()) {
        throw wrongType("an array", node);
      }
      checkSize(node.size());
      Object[] values = new Object[node.size()];
      for (int i = 0; i < values.length; i++) {
        try {
          values[i] = element.read(node.get(i));
        } catch (MessageViolation violation) {
          throw violation.within("[" + i + "]");
        }
      }
      return List.of(values);
    }

    @Override
    public JsonNode write(Object value) {
      List<?> values = (List<?>) value;
      checkSize(values.size());
      ArrayNode array = NODES.arrayNode(values.size());
      for (int i = 0; i < values.size(); i++) {
        try {
          array.add(element.write(values.get(i)));
        } catch (MessageViolation violation) {
          throw violation.within("[" + i + "]");
        }
      }
      return array;
    }

    private void checkSize(int size) {
      if (size < min || size > max) {
        throw new MessageViolation(
            RpcError.OCCURRENCE_CONSTRAINT_VIOLATION,
            "",
            size + " elements, allowed are " + min + " to " + max);
      }
    }
  }

  private static String text(JsonNode node) {
    if (!node.isString()) {
      throw wrongType("a string", node);
    }
    return node.stringValue();
  }

  static MessageViolation wrongType(String wanted, JsonNode node) {
    String found = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return new MessageViolation(
        RpcError.TYPE_CONSTRAINT_VIOLATION, "", "must be " + wanted + ", is " + found);
  }

  private static MessageViolation badValue(String what) {
    return new MessageViolation(RpcError.PROPERTY_CONSTRAINT_VIOLATION, "", what);
  }
}
