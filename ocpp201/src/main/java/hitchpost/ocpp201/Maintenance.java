package hitchpost.ocpp201;

import hitchpost.core.firmware.UpdateRequest;
import hitchpost.core.maintenance.Retries;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.upload.UploadRequest;
import hitchpost.core.upload.UploadRequest.Log;
import hitchpost.ocpp201.messages.FirmwareType;
import hitchpost.ocpp201.messages.GetLogRequest;
import hitchpost.ocpp201.messages.UpdateFirmwareRequest;

/** Firmware updates and uploads of logs. Source: OCPP 2.0.1 part 2, L01, L02 and N01. */
final class Maintenance {
  private Maintenance() {}

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
