package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How the hashes of a certificate are calculated.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.12.
 */
public enum HashAlgorithm implements WireEnum {
  SHA256("SHA256"),
  SHA384("SHA384"),
  SHA512("SHA512");

  private final String wire;

  HashAlgorithm(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
