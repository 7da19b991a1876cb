package hitchpost.core.types;

import java.util.Optional;

/**
 * What became of the attempt to read a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.41.
 */
public enum GetVariableStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  UNKNOWN_COMPONENT("UnknownComponent"),
  UNKNOWN_VARIABLE("UnknownVariable"),
  NOT_SUPPORTED_ATTRIBUTE_TYPE("NotSupportedAttributeType");

  private final String wire;

  GetVariableStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<GetVariableStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
