package hitchpost.ocpp16;

import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import hitchpost.ocpp16.messages.SecurityEventNotificationRequest;

/** Security events. Source: OCPP 1.6 security whitepaper, A04 and 8. */
final class SecurityEvents {
  private SecurityEvents() {}

  static SecurityEventNotificationRequest report(SecurityEvent event) {
    return new SecurityEventNotificationRequest(
        name(event.type()), event.timestamp(), event.techInfo());
  }

  /** The version calls the parties by other names. */
  private static String name(SecurityEventType type) {
    return switch (type) {
      case FAILED_TO_AUTHENTICATE_AT_CSMS -> "FailedToAuthenticationAtCentralSystem";
      case CSMS_FAILED_TO_AUTHENTICATE -> "CentralSystemFailedToAuthentication";
      case INVALID_CSMS_CERTIFICATE -> "InvalidCentralSystemCertificate";
      case INVALID_CHARGING_STATION_CERTIFICATE -> "InvalidChargePointCertificate";
      case FIRMWARE_UPDATED,
          SETTING_SYSTEM_TIME,
          STARTUP_OF_THE_DEVICE,
          RESET_OR_REBOOT,
          SECURITY_LOG_WAS_CLEARED,
          RECONFIGURATION_OF_SECURITY_PARAMETERS,
          MEMORY_EXHAUSTION,
          INVALID_MESSAGES,
          ATTEMPTED_REPLAY_ATTACKS,
          TAMPER_DETECTION_ACTIVATED,
          INVALID_FIRMWARE_SIGNATURE,
          INVALID_FIRMWARE_SIGNING_CERTIFICATE,
          INVALID_TLS_VERSION,
          INVALID_TLS_CIPHER_SUITE,
          MAINTENANCE_LOGIN_ACCEPTED,
          MAINTENANCE_LOGIN_FAILED ->
          type.wire();
    };
  }
}
