package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Yes or no.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.10.
 */
public enum GenericStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected");

  private final String wire;

  GenericStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
