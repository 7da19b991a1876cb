package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * A variable that must be true of a component.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.21.
 */
public enum ComponentCriterionEnumType implements WireEnum {
  ACTIVE("Active"),
  AVAILABLE("Available"),
  ENABLED("Enabled"),
  PROBLEM("Problem");

  private final String wire;

  ComponentCriterionEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
