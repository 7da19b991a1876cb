package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.maintenance.LogContent;
import hitchpost.core.maintenance.MaintenanceCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.18 firmware management, 2.19 diagnostics, 2.24 get security log and secure firmware. */
class FirmwareTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String UPDATE =
      "{'location':'ftp://127.0.0.1:21/%s','retrieveDate':'2027-01-04T10:00:00Z'%s}";
  private static final String SIGNED =
      "{'requestId':7,'firmware':{'location':'ftp://127.0.0.1:21/new.fwi',"
          + "'retrieveDateTime':'2027-01-04T10:00:00Z','signingCertificate':'PEM',"
          + "'signature':'U0lH'}}";

  private static void updates(Scenario s, String file, String more) {
    var answer = s.csms.sends("UpdateFirmware", UPDATE.formatted(file, more).replace('\'', '"'));
    assertEquals(0, answer.size());
  }

  private static void says(Scenario s, String status) {
    s.csms.receives("FirmwareStatusNotification", status(status));
  }

  private static void saysSigned(Scenario s, String status) {
    s.csms.receives("SignedFirmwareStatusNotification", status(status), field("requestId", 7));
  }

  private static void saysWithEveryStatus(Scenario s, String status, TestCsms.Expected saying) {
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status(status)),
        expect("StatusNotification", connector(1), status(status)),
        saying);
  }

  private static void bootsAgain(Scenario s) {
    s.csms.receives("BootNotification");
    s.csms.receives("StatusNotification", connector(0), status("Available"));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }

  @Test
  void TC_044_1_CS() {
    var s = new Scenario().booted();
    updates(s, "new.fwi", "");
    says(s, "Downloading");
    says(s, "Downloaded");
    saysWithEveryStatus(
        s, "Unavailable", expect("FirmwareStatusNotification", status("Installing")));
    bootsAgain(s);
    says(s, "Installed");
    s.passes(HOUR.dividedBy(30));
  }

  @Test
  void TC_044_2_CS() {
    var s = new Scenario().booted();
    s.depot.failures = 1;
    updates(s, "download_fail.fwi", ",'retries':0");
    says(s, "Downloading");
    says(s, "DownloadFailed");
    s.passes(Duration.ofMinutes(2));
    assertEquals(1, s.depot.count(MaintenanceCommand.Download.class));
  }

  @Test
  void TC_044_3_CS() {
    var s = new Scenario().booted();
    s.depot.installs = false;
    updates(s, "not_supported.fwi", "");
    says(s, "Downloading");
    says(s, "Downloaded");
    saysWithEveryStatus(
        s, "Unavailable", expect("FirmwareStatusNotification", status("Installing")));
    saysWithEveryStatus(
        s, "Available", expect("FirmwareStatusNotification", status("InstallationFailed")));
    s.passes(Duration.ofMinutes(2));
  }

  @Test
  void TC_045_1_CS() {
    var s = new Scenario().booted();
    var answer = s.csms.sends("GetDiagnostics", "{\"location\":\"ftp://127.0.0.1:21/files\"}");
    assertTrue(answer.get("fileName").asString().endsWith(".zip"));
    s.csms.receives("DiagnosticsStatusNotification", status("Uploading"));
    s.csms.receives("DiagnosticsStatusNotification", status("Uploaded"));
    assertInstanceOf(LogContent.Diagnostics.class, s.depot.uploaded.getFirst());
    s.passes(Duration.ofMinutes(2));
  }

  @Test
  void TC_045_2_CS() {
    var s = new Scenario().booted();
    s.depot.failures = 1;
    s.csms.sends(
        "GetDiagnostics",
        "{\"location\":\"ftp://127.0.0.1:21/files/failedLocation\",\"retries\":0}");
    s.csms.receives("DiagnosticsStatusNotification", status("Uploading"));
    s.csms.receives("DiagnosticsStatusNotification", status("UploadFailed"));
    s.passes(Duration.ofMinutes(2));
  }

  @Test
  void TC_079_CS() {
    var s = new Scenario().booted();
    var answer =
        s.csms.sends(
            "GetLog",
            "{\"logType\":\"SecurityLog\",\"requestId\":3,"
                + "\"log\":{\"remoteLocation\":\"ftp://127.0.0.1:21/logs\"}}");
    assertEquals("Accepted", answer.get("status").asString());
    s.csms.receives("LogStatusNotification", status("Uploading"), field("requestId", 3));
    s.csms.receives("LogStatusNotification", status("Uploaded"), field("requestId", 3));
    var log = assertInstanceOf(LogContent.SecurityLog.class, s.depot.uploaded.getFirst());
    assertEquals("StartupOfTheDevice", log.events().getFirst().type().wire());
    s.passes(Duration.ofMinutes(2));
  }

  @Test
  void TC_080_CS() {
    var s = new Scenario().booted();
    assertEquals("Accepted", updatesSigned(s));
    saysSigned(s, "Downloading");
    saysSigned(s, "Downloaded");
    saysSigned(s, "SignatureVerified");
    saysWithEveryStatus(
        s,
        "Unavailable",
        expect("SignedFirmwareStatusNotification", status("Installing"), field("requestId", 7)));
    bootsAgain(s);
    saysSigned(s, "Installed");
    s.passes(Duration.ofMinutes(2));
  }

  @Test
  void TC_081_CS() {
    var s = new Scenario().booted();
    s.depot.genuine = false;
    assertEquals("Accepted", updatesSigned(s));
    saysSigned(s, "Downloading");
    saysSigned(s, "Downloaded");
    saysSigned(s, "InvalidSignature");
    s.passes(Duration.ofMinutes(2));
    assertEquals(0, s.depot.count(MaintenanceCommand.Install.class));
  }

  private static String updatesSigned(Scenario s) {
    var answer = s.csms.sends("SignedUpdateFirmware", SIGNED.replace('\'', '"'));
    return answer.get("status").asString();
  }
}
