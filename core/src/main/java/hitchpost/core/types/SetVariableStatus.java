package hitchpost.core.types;

import java.util.Optional;

/**
 * What became of the attempt to change a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.79.
 */
public enum SetVariableStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  UNKNOWN_COMPONENT("UnknownComponent"),
  UNKNOWN_VARIABLE("UnknownVariable"),
  NOT_SUPPORTED_ATTRIBUTE_TYPE("NotSupportedAttributeType"),
  REBOOT_REQUIRED("RebootRequired");

  private final String wire;

  SetVariableStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<SetVariableStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
