package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How a station is to be restarted.
 *
 * <p>Source: OCPP 1.6, 7.42.
 */
public enum ResetType implements WireEnum {
  HARD("Hard"),
  SOFT("Soft");

  private final String wire;

  ResetType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
