package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What the CSMS thinks of an id tag.
 *
 * <p>Source: OCPP 1.6, 7.2.
 */
public enum AuthorizationStatus implements WireEnum {
  ACCEPTED("Accepted"),
  BLOCKED("Blocked"),
  EXPIRED("Expired"),
  INVALID("Invalid"),
  CONCURRENT_TX("ConcurrentTx");

  private final String wire;

  AuthorizationStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
