package hitchpost.station.file;

import hitchpost.core.rpc.BackOff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the owner decides beyond OCPP.
 *
 * @param verifyCsmsHostname whether the names in the CSMS certificate must match the URL
 * @param backOff between connection attempts, where OCPP has no variables for it
 * @param securityProfileSwitchTimeout after which a raised profile that does not connect is given
 *     up
 * @param resumeTransactionsOnBoot whether a transaction found open goes on while the car is there
 * @param maxMessageBytes largest message accepted, 1024 to 16 777 216; null = the station's own
 *     limit
 * @param messageQueueSizeThreshold messages that may wait, 10 to 1 000 000; null = the station's
 *     own limit
 * @param batteryBackup whether the controller survives a mains failure
 */
public record BehaviourSection(
    OnReset onReset,
    boolean verifyCsmsHostname,
    BackOff backOff,
    Duration securityProfileSwitchTimeout,
    boolean remoteStartPicksFreeConnector,
    boolean rejectRemoteStartWithoutConnector,
    boolean resumeTransactionsOnBoot,
    Duration certificateExpiryCheckInitialDelay,
    Duration certificateExpiryCheckInterval,
    boolean allowCsmsRootInstallOnInsecureConnection,
    boolean allowManufacturerRootInstallOnInsecureConnection,
    boolean allowSecurityProfileZero,
    @Nullable Integer maxMessageBytes,
    @Nullable Integer messageQueueSizeThreshold,
    boolean batteryBackup) {
  /** What becomes of the process when the station reboots. */
  public enum OnReset {
    /** The station starts anew inside the process. */
    RESTART,
    /** The process ends with code 0; a supervisor starts it again. */
    EXIT
  }
}
