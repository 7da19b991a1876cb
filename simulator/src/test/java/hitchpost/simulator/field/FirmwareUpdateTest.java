package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent.Signer;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * F70: each state of a firmware update is said once, the last ones after reboot and registration;
 * connectors come back whatever happens. F71: one Uploading, one end.
 */
class FirmwareUpdateTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static String request() {
    return ("{'requestId':7,'retries':1,'retryInterval':30,'firmware':{"
            + "'location':'https://u:p@example.org/new','retrieveDateTime':"
            + "'2027-01-04T10:00:00Z','signingCertificate':'PEM','signature':'U0lH'}}")
        .replace('\'', '"');
  }

  private static String updates(Scenario s) {
    return s.csms.sends("SignedUpdateFirmware", request()).get("status").asString();
  }

  private static void says(Scenario s, String status) {
    s.csms.receives("SignedFirmwareStatusNotification", status(status), field("requestId", 7));
  }

  private static void beginsToInstall(Scenario s) {
    beginsToInstall(s, Duration.ofSeconds(10));
  }

  private static void beginsToInstall(Scenario s, Duration patience) {
    s.csms.receivesWithinInAnyOrder(
        patience,
        expect("StatusNotification", connector(0), status("Unavailable")),
        expect("StatusNotification", connector(1), status("Unavailable")),
        expect("SignedFirmwareStatusNotification", status("Installing")));
  }

  private static void comesBack(Scenario s) {
    s.csms.receives("BootNotification");
    s.csms.receives("StatusNotification", connector(0), status("Available"));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
    says(s, "Installed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Download", "Verify", "Install"})
  void f70_aPowerCutAtAnErrandLeavesEachStateSaidOnce(String errand) {
    var s = new Scenario();
    var cut = new ArrayList<String>();
    s.watchedBy((input, outputs) -> {
      boolean now = cut.isEmpty() && wants(outputs, errand);
      if (now) {
        cut.add(errand);
      }
      return now ? Fate.CUT_AFTER_COMMIT : Fate.CARRY_OUT;
    });
    s.booted();
    s.csms.answersByItself(true);
    s.csms.calls("SignedUpdateFirmware", request());
    s.time.pass(MINUTE);
    assertEquals(1, cut.size());
    s.grid.returns();
    s.time.pass(Duration.ofMinutes(5));
    assertEquals(
        List.of("Downloading", "Downloaded", "SignatureVerified", "Installing", "Installed"),
        s.csms.heard("SignedFirmwareStatusNotification").stream()
            .map(call -> call.payload().get("status").asString())
            .toList());
  }

  private static boolean wants(List<Output> outputs, String errand) {
    return outputs.stream()
        .anyMatch(o ->
            o instanceof Output.Maintain m
                && m.command().getClass().getSimpleName().equals(errand));
  }

  @Test
  void f70_aDownloadIsTriedAgainAfterTheIntervalAndSaidOnce() {
    var s = new Scenario().booted();
    s.depot.failures = 1;
    assertEquals("Accepted", updates(s));
    says(s, "Downloading");
    s.passes(Duration.ofSeconds(30));
    says(s, "Downloaded");
    says(s, "SignatureVerified");
    beginsToInstall(s);
    comesBack(s);
  }

  @Test
  void f70_afterTheLastTryItHasFailedOnce() {
    var s = new Scenario().booted();
    s.depot.failures = 2;
    updates(s);
    says(s, "Downloading");
    s.passes(Duration.ofSeconds(30));
    says(s, "DownloadFailed");
    s.passes(MINUTE);
    assertEquals(2, s.depot.count(MaintenanceCommand.Download.class));
    s.csms.sends("ExtendedTriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
    says(s, "DownloadFailed");
  }

  @Test
  void itWaitsForTheTimesOfDownloadAndInstallation() {
    var s = new Scenario().booted();
    var answer =
        s.csms.sends(
            "SignedUpdateFirmware",
            ("{'requestId':7,'firmware':{'location':'https://example.org/new',"
                    + "'retrieveDateTime':'2027-01-04T11:00:00Z',"
                    + "'installDateTime':'2027-01-04T12:00:00Z',"
                    + "'signingCertificate':'PEM','signature':'U0lH'}}")
                .replace('\'', '"'));
    assertEquals("Accepted", answer.get("status").asString());
    says(s, "DownloadScheduled");
    s.passes(Duration.ofMinutes(59));
    s.csms.receivesWithin(
        MINUTE, expect("SignedFirmwareStatusNotification", status("Downloading")));
    says(s, "Downloaded");
    says(s, "SignatureVerified");
    says(s, "InstallScheduled");
    s.passes(Duration.ofMinutes(58));
    beginsToInstall(s, MINUTE.multipliedBy(2));
    comesBack(s);
  }

  @Test
  void f70_itWaitsForTheEndOfTheTransactionAndLetsNobodyBegin() {
    var s = new Scenario().withEvses(2).charging();
    updates(s);
    says(s, "Downloading");
    says(s, "Downloaded");
    says(s, "SignatureVerified");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Unavailable")),
        expect("StatusNotification", connector(2), status("Unavailable")));
    s.passes(Duration.ofMinutes(10));
    assertEquals(0, s.depot.count(MaintenanceCommand.Install.class));
    s.driver.presents(Scenario.CARD);
    s.csms.receivesInAnyOrder(
        expect("StopTransaction"),
        expect("StatusNotification", connector(1), status("Unavailable")),
        expect("SignedFirmwareStatusNotification", status("Installing")));
    assertEquals(1, s.depot.count(MaintenanceCommand.Install.class));
  }

  @Test
  void aSecondRequestTakesThePlaceOfTheFirst() {
    var s = new Scenario().booted();
    assertEquals("Accepted", updates(s));
    says(s, "Downloading");
    assertEquals("AcceptedCanceled", updates(s));
    says(s, "Downloading");
    says(s, "Downloaded");
    says(s, "SignatureVerified");
    beginsToInstall(s);
    assertEquals("Rejected", updates(s));
    comesBack(s);
  }

  @Test
  void s17_aWrongCertificateIsRefusedBeforeAnythingIsFetched() {
    var s = new Scenario().booted();
    s.depot.signer = Signer.INVALID;
    assertEquals("InvalidCertificate", updates(s));
    s.passes(MINUTE);
    assertEquals(0, s.depot.count(MaintenanceCommand.Download.class));
  }

  @Test
  void whereFirmwareHasToBeSignedThePlainMessageIsNotSupported() {
    var s = new Scenario().updatedAs(new FirmwareConfig(true, false, true)).booted();
    s.csms.sendsAnything(
        "UpdateFirmware",
        "{\"location\":\"https://example.org/f\",\"retrieveDate\":\"2027-01-04T10:00:00Z\"}");
    s.passes(MINUTE);
    assertEquals(0, s.depot.count(MaintenanceCommand.Download.class));
  }

  @Test
  void withoutRebootItIsInstalledAtOnce() {
    var s = new Scenario().updatedAs(new FirmwareConfig(false, true, false)).booted();
    updates(s);
    for (String status :
        List.of("Downloading", "Downloaded", "SignatureVerified", "Installing", "Installed")) {
      says(s, status);
    }
    s.passes(MINUTE);
  }

  @Test
  void f71_anUploadThatFailsOnEveryTryIsSaidTwiceInAll() {
    var s = new Scenario().booted();
    s.depot.failures = 3;
    uploads(s, 1, 2);
    s.csms.receives("LogStatusNotification", status("Uploading"), field("requestId", 1));
    s.passes(Duration.ofSeconds(5));
    s.csms.receives("LogStatusNotification", status("UploadFailure"), field("requestId", 1));
    s.passes(MINUTE);
    assertEquals(3, s.depot.count(MaintenanceCommand.Upload.class));
  }

  @Test
  void aSecondUploadTakesThePlaceOfTheFirst() {
    var s = new Scenario().booted();
    assertEquals("Accepted", uploads(s, 1, 0));
    s.csms.receives("LogStatusNotification", status("Uploading"), field("requestId", 1));
    assertEquals("AcceptedCanceled", uploads(s, 2, 0));
    s.csms.receives("LogStatusNotification", status("UploadFailure"), field("requestId", 1));
    s.csms.receives("LogStatusNotification", status("Uploading"), field("requestId", 2));
    s.csms.receives("LogStatusNotification", status("Uploaded"), field("requestId", 2));
    s.passes(MINUTE);
  }

  @Test
  void f71_anUploadThatThePowerEndsHasFailed() {
    var s = new Scenario().booted();
    uploads(s, 1, 0);
    s.csms.receives("LogStatusNotification", status("Uploading"), field("requestId", 1));
    s.time.pass(Duration.ofSeconds(1));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives("StatusNotification", connector(0), status("Available"));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
    s.csms.receives("LogStatusNotification", status("UploadFailure"), field("requestId", 1));
    s.passes(MINUTE);
  }

  @Test
  void whatTheCoreGivesAwayHoldsNoPassword() {
    var s = new Scenario().booted();
    updates(s);
    says(s, "Downloading");
    uploads(s, 1, 0);
    assertTrue(s.depot.wanted.size() > 1);
    assertFalse(s.depot.wanted.toString().contains("u:p@"), s.depot.wanted.toString());
  }

  private static String uploads(Scenario s, int id, int retries) {
    return s.csms
        .sends(
            "GetLog",
            ("{'logType':'DiagnosticsLog','requestId':%d,'retries':%d,'retryInterval':1,"
                    + "'log':{'remoteLocation':'sftp://u:p@example.org/logs'}}")
                .formatted(id, retries)
                .replace('\'', '"'))
        .get("status")
        .asString();
  }
}
