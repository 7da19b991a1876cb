package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a car wants a first contract certificate or another.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.7.
 */
public enum CertificateActionEnumType implements WireEnum {
  INSTALL("Install"),
  UPDATE("Update");

  private final String wire;

  CertificateActionEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
