package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Protocol of a private network.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.88.
 */
public enum VPNEnumType implements WireEnum {
  IKE_V2("IKEv2"),
  IPSEC("IPSec"),
  L2TP("L2TP"),
  PPTP("PPTP");

  private final String wire;

  VPNEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
