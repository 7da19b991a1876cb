package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How the hashes of a certificate are calculated.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.42.
 */
public enum HashAlgorithmEnumType implements WireEnum {
  SHA256("SHA256"),
  SHA384("SHA384"),
  SHA512("SHA512");

  private final String wire;

  HashAlgorithmEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
