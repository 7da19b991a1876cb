package hitchpost.simulator.csms;

import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.LogType;
import hitchpost.simulator.csms.files.FileServer;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.pki.FirmwareSigner;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the requests that are about files: where they are, and who has signed them. */
public final class FileDesk {
  private final Optional<FileServer> server;
  private final Optional<PkiFolder> pki;
  private final AtomicInteger lastRequest = new AtomicInteger();

  /**
   * A desk of a CSMS.
   *
   * @param server where files are when orders do not say it
   * @param pki where whoever signs firmware is
   */
  public FileDesk(Optional<FileServer> server, Optional<PkiFolder> pki) {
    this.server = server;
    this.pki = pki;
  }

  /** For a CSMS without files and keys; orders say where everything is. */
  public static FileDesk none() {
    return new FileDesk(Optional.empty(), Optional.empty());
  }

  /**
   * The request for a firmware update that begins now.
   *
   * @throws CallImpossible when there is no such file, or nobody to sign it
   */
  Call update(UpdateWords words, OcppVersion version, Instant now) {
    String location =
        words
            .from()
            .orElseGet(() -> {
              local(words);
              return served().uri(words.file());
            });
    String retrieve = RequestWords.text(now.plus(words.fetch()));
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    words.retries().into(request);
    boolean old = version == OcppVersion.V1_6;
    if (old && words.signed().isEmpty()) {
      return new Call(
          Action.UPDATE_FIRMWARE, request.put("location", location).put("retrieveDate", retrieve));
    }
    ObjectNode firmware =
        request
            .put("requestId", lastRequest.incrementAndGet())
            .putObject("firmware")
            .put("location", location)
            .put("retrieveDateTime", retrieve);
    words
        .install()
        .ifPresent(wait -> firmware.put("installDateTime", RequestWords.text(now.plus(wait))));
    words.signed().ifPresent(how -> sign(firmware, local(words), how, now));
    return new Call(
        old ? Action.SIGNED_UPDATE_FIRMWARE : hitchpost.ocpp201.messages.Action.UPDATE_FIRMWARE,
        request);
  }

  private void sign(
      ObjectNode firmware, Path image, FirmwareSigner.Algorithm algorithm, Instant now) {
    PkiFolder keys =
        pki.orElseThrow(() ->
            new CallImpossible(
                "nobody is there to sign it: start the CSMS with --pki FOLDER, or say unsigned"));
    try {
      FirmwareSigner signer = keys.signer(algorithm, now);
      firmware.put("signingCertificate", signer.pem()).put("signature", signer.sign(image));
    } catch (IOException | GeneralSecurityException unusable) {
      throw new CallImpossible("the file cannot be signed: " + unusable.getMessage());
    }
  }

  /** The file itself, for whoever signs it. */
  private Path local(UpdateWords words) {
    try {
      Optional<Path> file =
          words.from().isPresent()
              ? Optional.of(Path.of(words.file())).filter(Files::isRegularFile)
              : served().find(words.file());
      return file.orElseThrow(() -> new CallImpossible("there is no file " + words.file()));
    } catch (IOException | InvalidPathException unusable) {
      throw new CallImpossible("the file cannot be read: " + unusable.getMessage());
    }
  }

  /** The request for a log of the time until now. */
  Call upload(String stationId, LogWords words, OcppVersion version, Instant now) {
    String location = words.to().orElseGet(() -> served().uploads(stationId));
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    words.retries().into(request);
    Optional<String> since = words.since().map(time -> RequestWords.text(now.minus(time)));
    boolean old = version == OcppVersion.V1_6;
    if (old && words.type().isEmpty()) {
      since.ifPresent(from -> request.put("startTime", from));
      return new Call(Action.GET_DIAGNOSTICS, request.put("location", location));
    }
    LogType type = words.type().orElse(LogType.DIAGNOSTICS_LOG);
    request.put("logType", type.wire()).put("requestId", lastRequest.incrementAndGet());
    ObjectNode log = request.putObject("log").put("remoteLocation", location);
    since.ifPresent(from -> log.put("oldestTimestamp", from));
    return new Call(old ? Action.GET_LOG : hitchpost.ocpp201.messages.Action.GET_LOG, request);
  }

  /** The files that are served, a line each. */
  List<String> list() {
    try {
      FileServer files = served();
      return files.list().stream().map(files::uri).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder cannot be read", unreadable);
    }
  }

  private FileServer served() {
    return server.orElseThrow(
        () -> new CallImpossible("no files are served: start the CSMS with --files FOLDER"));
  }
}
