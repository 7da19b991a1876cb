package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to an update of the local authorization list.
 *
 * <p>Source: OCPP 1.6, 7.47.
 */
public enum UpdateStatus implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed"),
  NOT_SUPPORTED("NotSupported"),
  VERSION_MISMATCH("VersionMismatch");

  private final String wire;

  UpdateStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
