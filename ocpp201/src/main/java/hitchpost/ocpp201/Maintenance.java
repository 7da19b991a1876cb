package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.firmware.UpdateRequest;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.maintenance.Retries;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.upload.UploadRequest;
import hitchpost.core.upload.UploadRequest.Log;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.FirmwareStatusNotificationRequest;
import hitchpost.ocpp201.messages.FirmwareType;
import hitchpost.ocpp201.messages.GetLogRequest;
import hitchpost.ocpp201.messages.LogStatusEnumType;
import hitchpost.ocpp201.messages.LogStatusNotificationRequest;
import hitchpost.ocpp201.messages.UpdateFirmwareRequest;
import hitchpost.ocpp201.messages.UpdateFirmwareStatusEnumType;

/** Firmware updates and uploads of logs. Source: OCPP 2.0.1 part 2, L01, L02 and N01. */
final class Maintenance {
  private Maintenance() {}

  static void routes(Routes routes) {
    routes.on(Action.UPDATE_FIRMWARE, UpdateFirmwareRequest.class, Maintenance::update);
    routes.on(Action.GET_LOG, GetLogRequest.class, Maintenance::upload);
  }

  private static Inbound update(UpdateFirmwareRequest request) {
    return new Inbound.Asked<>(
        new Ask.UpdateFirmware(read(request)),
        (Verdict.Updating verdict) ->
            MessageCodec.write(
                new UpdateFirmwareRequest.Response(
                    switch (verdict) {
                      case ACCEPTED -> UpdateFirmwareStatusEnumType.ACCEPTED;
                      case ACCEPTED_CANCELED -> UpdateFirmwareStatusEnumType.ACCEPTED_CANCELED;
                      case REJECTED -> UpdateFirmwareStatusEnumType.REJECTED;
                      case INVALID_CERTIFICATE -> UpdateFirmwareStatusEnumType.INVALID_CERTIFICATE;
                      case REVOKED_CERTIFICATE -> UpdateFirmwareStatusEnumType.REVOKED_CERTIFICATE;
                    },
                    null)));
  }

  private static Inbound upload(GetLogRequest request) {
    return new Inbound.Asked<>(
        new Ask.UploadLog(read(request)),
        (Verdict.Uploading begun) ->
            MessageCodec.write(
                new GetLogRequest.Response(
                    begun.cancelling()
                        ? LogStatusEnumType.ACCEPTED_CANCELED
                        : LogStatusEnumType.ACCEPTED,
                    begun.fileName(),
                    null)));
  }

  /** The message that tells how far an update or an upload is. */
  static Record report(Notice notice) {
    return switch (notice) {
      case Notice.Firmware n -> new FirmwareStatusNotificationRequest(n.status(), n.requestId());
      case Notice.Upload n -> new LogStatusNotificationRequest(n.status(), n.requestId());
    };
  }

  /**
   * The update that the CSMS wants.
   *
   * @throws MessageViolation when there is a signature without signer, or the other way round
   */
  static UpdateRequest read(UpdateFirmwareRequest request) {
    FirmwareType firmware = request.firmware();
    if ((firmware.signature() == null) != (firmware.signingCertificate() == null)) {
      throw new MessageViolation(
          RpcError.OCCURRENCE_CONSTRAINT_VIOLATION,
          "firmware",
          "signature and signingCertificate come together");
    }
    return new UpdateRequest(
        request.requestId(),
        firmware.location(),
        Retries.count(request.retries()),
        Retries.interval(request.retryInterval()),
        firmware.retrieveDateTime(),
        firmware.installDateTime(),
        firmware.signingCertificate(),
        firmware.signature());
  }

  static UploadRequest read(GetLogRequest request) {
    return new UploadRequest(
        switch (request.logType()) {
          case DIAGNOSTICS_LOG -> Log.DIAGNOSTICS;
          case SECURITY_LOG -> Log.SECURITY;
        },
        request.requestId(),
        request.log().remoteLocation(),
        Retries.count(request.retries()),
        Retries.interval(request.retryInterval()),
        request.log().oldestTimestamp(),
        request.log().latestTimestamp());
  }
}
