package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether an update changes a list or replaces it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.85.
 */
public enum UpdateEnumType implements WireEnum {
  DIFFERENTIAL("Differential"),
  FULL("Full");

  private final String wire;

  UpdateEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
