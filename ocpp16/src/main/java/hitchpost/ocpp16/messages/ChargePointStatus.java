package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * State of a connector; the station itself (connector 0) is only ever Available, Unavailable or
 * Faulted.
 *
 * <p>Source: OCPP 1.6, 7.7.
 */
public enum ChargePointStatus implements WireEnum {
  AVAILABLE("Available"),
  PREPARING("Preparing"),
  CHARGING("Charging"),
  SUSPENDED_EVSE("SuspendedEVSE"),
  SUSPENDED_EV("SuspendedEV"),
  FINISHING("Finishing"),
  RESERVED("Reserved"),
  UNAVAILABLE("Unavailable"),
  FAULTED("Faulted");

  private final String wire;

  ChargePointStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
