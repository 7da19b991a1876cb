package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the station will upload a log.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.15.
 */
public enum LogStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  ACCEPTED_CANCELED("AcceptedCanceled");

  private final String wire;

  LogStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
