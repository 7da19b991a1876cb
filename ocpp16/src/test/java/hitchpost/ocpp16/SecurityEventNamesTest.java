package hitchpost.ocpp16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The security events as the whitepaper for OCPP 1.6 lists them, in its edition 3. */
class SecurityEventNamesTest {
  private static final List<String> CRITICAL =
      List.of(
          "FirmwareUpdated",
          "SettingSystemTime",
          "StartupOfTheDevice",
          "ResetOrReboot",
          "SecurityLogWasCleared",
          "MemoryExhaustion",
          "TamperDetectionActivated");

  private static final List<String> OTHERS =
      List.of(
          "FailedToAuthenticationAtCentralSystem",
          "CentralSystemFailedToAuthentication",
          "ReconfigurationOfSecurityParameters",
          "InvalidMessages",
          "AttemptedReplayAttacks",
          "InvalidFirmwareSignature",
          "InvalidFirmwareSigningCertificate",
          "InvalidCentralSystemCertificate",
          "InvalidChargePointCertificate",
          "InvalidTLSVersion",
          "InvalidTLSCipherSuite");

  /** Events of a later version, which this one does not forbid. */
  private static final List<String> LATER =
      List.of("MaintenanceLoginAccepted", "MaintenanceLoginFailed");

  private static String name(SecurityEventType type) {
    return SecurityEvents.report(new SecurityEvent(type, Instant.EPOCH, null, null)).type();
  }

  @Test
  void s16_everyEventHasTheNameOfTheWhitepaper() {
    Set<String> wanted = new TreeSet<>(CRITICAL);
    wanted.addAll(OTHERS);
    wanted.addAll(LATER);
    Set<String> names = new TreeSet<>();
    Arrays.stream(SecurityEventType.values()).forEach(type -> names.add(name(type)));
    assertEquals(wanted, names);
  }

  @Test
  void s16_whatTheWhitepaperCallsCriticalIsToldAtOnce() {
    for (SecurityEventType type : SecurityEventType.values()) {
      assertTrue(type.critical() || !CRITICAL.contains(name(type)), name(type));
    }
  }
}
