package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to the unlocking of a connector.
 *
 * <p>Source: OCPP 1.6, 7.46.
 */
public enum UnlockStatus implements WireEnum {
  UNLOCKED("Unlocked"),
  UNLOCK_FAILED("UnlockFailed"),
  NOT_SUPPORTED("NotSupported");

  private final String wire;

  UnlockStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
