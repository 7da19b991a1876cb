package hitchpost.core.types;

import java.util.Optional;

/**
 * The security events of the standard, and which of them a CSMS must be told of.
 *
 * <p>Source: OCPP 2.0.1 part 2, appendices, security events. The list of the OCPP 1.6 security
 * whitepaper lacks the last two, names some parties differently and calls fewer events critical;
 * the later judgement holds here for every version.
 */
public enum SecurityEventType implements WireEnum {
  FIRMWARE_UPDATED("FirmwareUpdated", true),
  FAILED_TO_AUTHENTICATE_AT_CSMS("FailedToAuthenticateAtCsms", false),
  CSMS_FAILED_TO_AUTHENTICATE("CsmsFailedToAuthenticate", false),
  SETTING_SYSTEM_TIME("SettingSystemTime", true),
  STARTUP_OF_THE_DEVICE("StartupOfTheDevice", true),
  RESET_OR_REBOOT("ResetOrReboot", true),
  SECURITY_LOG_WAS_CLEARED("SecurityLogWasCleared", true),
  RECONFIGURATION_OF_SECURITY_PARAMETERS("ReconfigurationOfSecurityParameters", false),
  MEMORY_EXHAUSTION("MemoryExhaustion", true),
  INVALID_MESSAGES("InvalidMessages", false),
  ATTEMPTED_REPLAY_ATTACKS("AttemptedReplayAttacks", false),
  TAMPER_DETECTION_ACTIVATED("TamperDetectionActivated", true),
  INVALID_FIRMWARE_SIGNATURE("InvalidFirmwareSignature", true),
  INVALID_FIRMWARE_SIGNING_CERTIFICATE("InvalidFirmwareSigningCertificate", true),
  INVALID_CSMS_CERTIFICATE("InvalidCsmsCertificate", true),
  INVALID_CHARGING_STATION_CERTIFICATE("InvalidChargingStationCertificate", true),
  INVALID_TLS_VERSION("InvalidTLSVersion", true),
  INVALID_TLS_CIPHER_SUITE("InvalidTLSCipherSuite", true),
  MAINTENANCE_LOGIN_ACCEPTED("MaintenanceLoginAccepted", true),
  MAINTENANCE_LOGIN_FAILED("MaintenanceLoginFailed", true);

  private final String wire;
  private final boolean critical;

  SecurityEventType(String wire, boolean critical) {
    this.wire = wire;
    this.critical = critical;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** Whether the CSMS is told at once, unless the event itself says otherwise. */
  public boolean critical() {
    return critical;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<SecurityEventType> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
