package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether an update replaces the local authorization list or changes it.
 *
 * <p>Source: OCPP 1.6, 7.48.
 */
public enum UpdateType implements WireEnum {
  DIFFERENTIAL("Differential"),
  FULL("Full");

  private final String wire;

  UpdateType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
