package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.firmware.UpdateRequest;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.maintenance.Retries;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.UpdateStatus;
import hitchpost.core.upload.UploadRequest;
import hitchpost.core.upload.UploadRequest.Log;
import hitchpost.ocpp16.messages.DiagnosticsStatus;
import hitchpost.ocpp16.messages.DiagnosticsStatusNotificationRequest;
import hitchpost.ocpp16.messages.FirmwareStatus;
import hitchpost.ocpp16.messages.FirmwareStatusNotificationRequest;
import hitchpost.ocpp16.messages.GetDiagnosticsRequest;
import hitchpost.ocpp16.messages.GetLogRequest;
import hitchpost.ocpp16.messages.LogStatus;
import hitchpost.ocpp16.messages.LogStatusNotificationRequest;
import hitchpost.ocpp16.messages.SignedFirmware;
import hitchpost.ocpp16.messages.SignedFirmwareStatusNotificationRequest;
import hitchpost.ocpp16.messages.SignedUpdateFirmwareRequest;
import hitchpost.ocpp16.messages.UpdateFirmwareRequest;
import hitchpost.ocpp16.messages.UpdateFirmwareStatus;
import hitchpost.ocpp16.messages.UploadLogStatus;
import tools.jackson.databind.JsonNode;

/**
 * Firmware updates and uploads of logs. Those of the security whitepaper have a number, and
 * messages of their own.
 *
 * <p>Source: OCPP 1.6, 4.4, 4.5, 5.9 and 5.19; security whitepaper, L01 and N01.
 */
final class Maintenance {
  private Maintenance() {}

  /** What becomes of it is only seen in the status notifications. */
  static Inbound update(UpdateFirmwareRequest request) {
    return new Inbound.Asked<>(
        new Ask.UpdateFirmware(
            new UpdateRequest(
                null,
                request.location().toString(),
                Retries.count(request.retries()),
                Retries.interval(request.retryInterval()),
                request.retrieveDate(),
                null,
                null,
                null)),
        (Verdict.Updating verdict) -> MessageCodec.write(new UpdateFirmwareRequest.Response()));
  }

  static Inbound update(SignedUpdateFirmwareRequest request) {
    SignedFirmware firmware = request.firmware();
    return new Inbound.Asked<>(
        new Ask.UpdateFirmware(
            new UpdateRequest(
                request.requestId(),
                firmware.location(),
                Retries.count(request.retries()),
                Retries.interval(request.retryInterval()),
                firmware.retrieveDateTime(),
                firmware.installDateTime(),
                firmware.signingCertificate(),
                firmware.signature())),
        (Verdict.Updating verdict) ->
            MessageCodec.write(
                new SignedUpdateFirmwareRequest.Response(
                    switch (verdict) {
                      case ACCEPTED -> UpdateFirmwareStatus.ACCEPTED;
                      case ACCEPTED_CANCELED -> UpdateFirmwareStatus.ACCEPTED_CANCELED;
                      case REJECTED -> UpdateFirmwareStatus.REJECTED;
                      case INVALID_CERTIFICATE -> UpdateFirmwareStatus.INVALID_CERTIFICATE;
                      case REVOKED_CERTIFICATE -> UpdateFirmwareStatus.REVOKED_CERTIFICATE;
                    })));
  }

  static Inbound upload(GetDiagnosticsRequest request) {
    return new Inbound.Asked<>(
        new Ask.UploadLog(
            new UploadRequest(
                Log.DIAGNOSTICS,
                null,
                request.location().toString(),
                Retries.count(request.retries()),
                Retries.interval(request.retryInterval()),
                request.startTime(),
                request.stopTime())),
        (Verdict.Uploading begun) ->
            MessageCodec.write(new GetDiagnosticsRequest.Response(begun.fileName())));
  }

  static Inbound upload(GetLogRequest request) {
    Log log =
        switch (request.logType()) {
          case DIAGNOSTICS_LOG -> Log.DIAGNOSTICS;
          case SECURITY_LOG -> Log.SECURITY;
        };
    return new Inbound.Asked<>(
        new Ask.UploadLog(
            new UploadRequest(
                log,
                request.requestId(),
                request.log().remoteLocation(),
                Retries.count(request.retries()),
                Retries.interval(request.retryInterval()),
                request.log().oldestTimestamp(),
                request.log().latestTimestamp())),
        (Verdict.Uploading begun) ->
            MessageCodec.write(
                new GetLogRequest.Response(
                    begun.cancelling() ? LogStatus.ACCEPTED_CANCELED : LogStatus.ACCEPTED,
                    begun.fileName())));
  }

  /** The message that tells how far an update or an upload is. */
  static Record report(Notice notice) {
    return switch (notice) {
      case Notice.Firmware n when n.numbered() ->
          new SignedFirmwareStatusNotificationRequest(n.status(), n.requestId());
      case Notice.Firmware n -> new FirmwareStatusNotificationRequest(plain(n.status()));
      case Notice.Upload n when n.numbered() ->
          new LogStatusNotificationRequest(numbered(n.status()), n.requestId());
      case Notice.Upload n -> new DiagnosticsStatusNotificationRequest(plain(n.status()));
    };
  }

  /** The plain message knows fewer words. */
  private static FirmwareStatus plain(UpdateStatus status) {
    return switch (status) {
      case IDLE, DOWNLOAD_SCHEDULED -> FirmwareStatus.IDLE;
      case DOWNLOADING, DOWNLOAD_PAUSED -> FirmwareStatus.DOWNLOADING;
      case DOWNLOADED, SIGNATURE_VERIFIED, INSTALL_SCHEDULED -> FirmwareStatus.DOWNLOADED;
      case DOWNLOAD_FAILED -> FirmwareStatus.DOWNLOAD_FAILED;
      case INSTALLING, INSTALL_REBOOTING -> FirmwareStatus.INSTALLING;
      case INSTALLED -> FirmwareStatus.INSTALLED;
      case INSTALLATION_FAILED, INSTALL_VERIFICATION_FAILED, INVALID_SIGNATURE ->
          FirmwareStatus.INSTALLATION_FAILED;
    };
  }

  private static DiagnosticsStatus plain(hitchpost.core.types.UploadLogStatus status) {
    return switch (status) {
      case IDLE -> DiagnosticsStatus.IDLE;
      case UPLOADING -> DiagnosticsStatus.UPLOADING;
      case UPLOADED -> DiagnosticsStatus.UPLOADED;
      case ACCEPTED_CANCELED,
          UPLOAD_FAILURE,
          BAD_MESSAGE,
          NOT_SUPPORTED_OPERATION,
          PERMISSION_DENIED ->
          DiagnosticsStatus.UPLOAD_FAILED;
    };
  }

  /** An upload that was given up for another one has failed. */
  private static UploadLogStatus numbered(hitchpost.core.types.UploadLogStatus status) {
    return switch (status) {
      case IDLE -> UploadLogStatus.IDLE;
      case UPLOADING -> UploadLogStatus.UPLOADING;
      case UPLOADED -> UploadLogStatus.UPLOADED;
      case ACCEPTED_CANCELED, UPLOAD_FAILURE -> UploadLogStatus.UPLOAD_FAILURE;
      case BAD_MESSAGE -> UploadLogStatus.BAD_MESSAGE;
      case NOT_SUPPORTED_OPERATION -> UploadLogStatus.NOT_SUPPORTED_OPERATION;
      case PERMISSION_DENIED -> UploadLogStatus.PERMISSION_DENIED;
    };
  }

  /** Looks whether the answer to such a message is one. */
  static void answered(Notice notice, JsonNode result) {
    switch (notice) {
      case Notice.Firmware n when n.numbered() ->
          MessageCodec.decode(result, SignedFirmwareStatusNotificationRequest.Response.class);
      case Notice.Firmware n ->
          MessageCodec.decode(result, FirmwareStatusNotificationRequest.Response.class);
      case Notice.Upload n when n.numbered() ->
          MessageCodec.decode(result, LogStatusNotificationRequest.Response.class);
      case Notice.Upload n ->
          MessageCodec.decode(result, DiagnosticsStatusNotificationRequest.Response.class);
    }
  }
}
