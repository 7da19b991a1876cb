package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What becomes of a wish about the device model or its monitors.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.34.
 */
public enum GenericDeviceModelStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  NOT_SUPPORTED("NotSupported"),
  EMPTY_RESULT_SET("EmptyResultSet");

  private final String wire;

  GenericDeviceModelStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
