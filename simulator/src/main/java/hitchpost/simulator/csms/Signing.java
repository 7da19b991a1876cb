package hitchpost.simulator.csms;

import hitchpost.core.types.WireEnum;
import hitchpost.simulator.pki.FirmwareSigner.Algorithm;
import java.util.Optional;

/** Whether and how firmware is signed, in the words of the HTTP API. */
enum Signing implements WireEnum {
  RSA_PSS("rsa-pss", Optional.of(Algorithm.RSA_PSS)),
  ECDSA("ecdsa", Optional.of(Algorithm.ECDSA)),
  NONE("none", Optional.empty());

  private final String wire;
  private final Optional<Algorithm> algorithm;

  Signing(String wire, Optional<Algorithm> algorithm) {
    this.wire = wire;
    this.algorithm = algorithm;
  }

  @Override
  public String wire() {
    return wire;
  }

  Optional<Algorithm> algorithm() {
    return algorithm;
  }
}
