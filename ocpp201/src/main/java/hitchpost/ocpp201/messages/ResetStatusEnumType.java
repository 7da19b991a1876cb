package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a restart comes now, later or not at all.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.75.
 */
public enum ResetStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  SCHEDULED("Scheduled");

  private final String wire;

  ResetStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
