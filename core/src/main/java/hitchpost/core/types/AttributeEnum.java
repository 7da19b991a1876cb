package hitchpost.core.types;

import java.util.Optional;

/**
 * Which of the values of a variable is meant.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.2.
 */
public enum AttributeEnum implements WireEnum {
  ACTUAL("Actual"),
  TARGET("Target"),
  MIN_SET("MinSet"),
  MAX_SET("MaxSet");

  private final String wire;

  AttributeEnum(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<AttributeEnum> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
