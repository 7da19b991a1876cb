package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of an update of the local authorization list.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.76.
 */
public enum SendLocalListStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed"),
  VERSION_MISMATCH("VersionMismatch");

  private final String wire;

  SendLocalListStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
