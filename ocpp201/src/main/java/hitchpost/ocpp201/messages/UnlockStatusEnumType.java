package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of the attempt to set a cable free.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.83.
 */
public enum UnlockStatusEnumType implements WireEnum {
  UNLOCKED("Unlocked"),
  UNLOCK_FAILED("UnlockFailed"),
  ONGOING_AUTHORIZED_TRANSACTION("OngoingAuthorizedTransaction"),
  UNKNOWN_CONNECTOR("UnknownConnector");

  private final String wire;

  UnlockStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
