package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How a car wants to charge.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.30.
 */
public enum EnergyTransferModeEnumType implements WireEnum {
  DC("DC"),
  AC_SINGLE_PHASE("AC_single_phase"),
  AC_TWO_PHASE("AC_two_phase"),
  AC_THREE_PHASE("AC_three_phase");

  private final String wire;

  EnergyTransferModeEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
