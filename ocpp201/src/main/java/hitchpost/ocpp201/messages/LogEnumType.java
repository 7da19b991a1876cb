package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Which log.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.48.
 */
public enum LogEnumType implements WireEnum {
  DIAGNOSTICS_LOG("DiagnosticsLog"),
  SECURITY_LOG("SecurityLog");

  private final String wire;

  LogEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
