package hitchpost.station.file;

import hitchpost.core.rpc.BackOff;
import hitchpost.station.file.BehaviourSection.OnReset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what the owner decides beyond OCPP. */
final class BehaviourReader {
  private static final int DAY_SECONDS = 24 * 3600;
  private static final int YEAR_SECONDS = 365 * DAY_SECONDS;

  private BehaviourReader() {}

  static BehaviourSection read(Fields of) {
    @Nullable OnReset onReset =
        of.choice(
            "onReset",
            "a way to reset",
            List.of(OnReset.values()),
            constant -> constant.name().toLowerCase(Locale.ROOT));
    var section =
        new BehaviourSection(
            onReset == null ? OnReset.RESTART : onReset,
            of.flag("verifyCsmsHostname", true),
            backOff(of),
            seconds(of, "securityProfileSwitchTimeoutSeconds", DAY_SECONDS, 60),
            of.flag("remoteStartPicksFreeConnector", false),
            of.flag("rejectRemoteStartWithoutConnector", false),
            of.flag("resumeTransactionsOnBoot", false),
            seconds(of, "certificateExpiryCheckInitialDelaySeconds", YEAR_SECONDS, 60),
            seconds(of, "certificateExpiryCheckIntervalSeconds", YEAR_SECONDS, 43_200),
            of.flag("allowCsmsRootInstallOnInsecureConnection", true),
            of.flag("allowManufacturerRootInstallOnInsecureConnection", true),
            of.flag("allowSecurityProfileZero", false),
            of.integer("maxMessageSize", 1024, 16 * 1024 * 1024),
            of.integer("messageQueueSizeThreshold", 10, 1_000_000),
            of.flag("batteryBackup", false));
    if (section.remoteStartPicksFreeConnector() && section.rejectRemoteStartWithoutConnector()) {
      of.complain(
          "rejectRemoteStartWithoutConnector",
          "contradicts remoteStartPicksFreeConnector; set one of them");
    }
    of.refuseOthers();
    return section;
  }

  private static BackOff backOff(Fields of) {
    BackOff usual = BackOff.STANDARD;
    return new BackOff(
        Duration.ofSeconds(
            of.integer(
                "retryBackOffWaitMinimum",
                0,
                DAY_SECONDS,
                Math.toIntExact(usual.waitMinimum().toSeconds()))),
        Duration.ofSeconds(
            of.integer(
                "retryBackOffRandomRange",
                0,
                DAY_SECONDS,
                Math.toIntExact(usual.randomRange().toSeconds()))),
        of.integer("retryBackOffRepeatTimes", 0, 1000, usual.repeatTimes()));
  }

  private static Duration seconds(Fields of, String name, int max, int otherwise) {
    return Duration.ofSeconds(of.integer(name, 1, max, otherwise));
  }
}
