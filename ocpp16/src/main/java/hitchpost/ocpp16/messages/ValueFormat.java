package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a value is a decimal number or signed data; absent means {@link #RAW}.
 *
 * <p>Source: OCPP 1.6, 7.49.
 */
public enum ValueFormat implements WireEnum {
  RAW("Raw"),
  SIGNED_DATA("SignedData");

  private final String wire;

  ValueFormat(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
