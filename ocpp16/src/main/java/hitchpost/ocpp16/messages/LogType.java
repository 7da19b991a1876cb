package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * A log that a station keeps.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.13.
 */
public enum LogType implements WireEnum {
  DIAGNOSTICS_LOG("DiagnosticsLog"),
  SECURITY_LOG("SecurityLog");

  private final String wire;

  LogType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
