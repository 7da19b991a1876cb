package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.firmware.UpdateRequest;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.schema.PayloadTable;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.upload.UploadRequest;
import hitchpost.core.upload.UploadRequest.Log;
import hitchpost.ocpp201.messages.GetLogRequest;
import hitchpost.ocpp201.messages.UpdateFirmwareRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceTest {
  private static final Instant EIGHT = Instant.parse("2024-03-10T08:00:00Z");

  private static UpdateFirmwareRequest update(String beside, String firmware) {
    return PayloadTable.decode(
        UpdateFirmwareRequest.class,
        "{'requestId':7"
            + beside
            + ",'firmware':{'location':'https://csms.example/fw',"
            + "'retrieveDateTime':'2024-03-10T08:00:00Z'"
            + firmware
            + "}}");
  }

  @Test
  void anUpdateIsReadWithItsSignatureAndItsTimes() {
    UpdateFirmwareRequest request =
        update(
            ",'retries':1,'retryInterval':5",
            ",'installDateTime':'2024-03-10T09:00:00+01:00','signingCertificate':'pem',"
                + "'signature':'c2ln'");

    assertEquals(
        new UpdateRequest(
            7, "https://csms.example/fw", 1, Duration.ofSeconds(5), EIGHT, EIGHT, "pem", "c2ln"),
        Maintenance.read(request));
  }

  @Test
  void whatIsLeftToTheStationIsThreeTriesAMinuteApart() {
    assertEquals(
        new UpdateRequest(
            7, "https://csms.example/fw", 3, Duration.ofSeconds(60), EIGHT, null, null, null),
        Maintenance.read(update("", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {",'signature':'c2ln'", ",'signingCertificate':'pem'"})
  void aSignatureWithoutSignerIsRefusedAndTheOtherWayRound(String half) {
    UpdateFirmwareRequest request = update("", half);
    MessageViolation violation =
        assertThrows(MessageViolation.class, () -> Maintenance.read(request));
    assertEquals(RpcError.OCCURRENCE_CONSTRAINT_VIOLATION, violation.error());
    assertEquals("firmware", violation.path());
  }

  @Test
  void aLogIsAskedFor() {
    GetLogRequest request =
        PayloadTable.decode(
            GetLogRequest.class,
            "{'logType':'SecurityLog','requestId':7,'retries':0,'log':{"
                + "'remoteLocation':'sftp://csms.example/logs',"
                + "'oldestTimestamp':'2024-03-10T08:00:00Z'}}");

    assertEquals(
        new UploadRequest(
            Log.SECURITY, 7, "sftp://csms.example/logs", 0, Duration.ofSeconds(60), EIGHT, null),
        Maintenance.read(request));
  }

  @ParameterizedTest
  @EnumSource
  void theNameOfACertificateComesBackTheSame(CertificateHash.Algorithm algorithm) {
    CertificateHash hash = new CertificateHash(algorithm, "a0", "b1", "2");

    assertEquals(hash, CertificateNames.read(CertificateNames.write(hash)));
  }
}
