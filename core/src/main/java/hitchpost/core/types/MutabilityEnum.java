package hitchpost.core.types;

import java.util.Optional;

/**
 * Whether a CSMS may read or write a variable attribute.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.58.
 */
public enum MutabilityEnum implements WireEnum {
  READ_ONLY("ReadOnly"),
  WRITE_ONLY("WriteOnly"),
  READ_WRITE("ReadWrite");

  private final String wire;

  MutabilityEnum(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<MutabilityEnum> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
