package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a log will be uploaded.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.49.
 */
public enum LogStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  ACCEPTED_CANCELED("AcceptedCanceled");

  private final String wire;

  LogStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
