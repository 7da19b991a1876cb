package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to the clearing of the authorization cache.
 *
 * <p>Source: OCPP 1.6, 7.20.
 */
public enum ClearCacheStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected");

  private final String wire;

  ClearCacheStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
