package hitchpost.simulator.world;

import hitchpost.core.message.MessageCodec;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.GetDiagnosticsRequest;
import hitchpost.ocpp16.messages.GetLogRequest;
import hitchpost.ocpp16.messages.LogParameters;
import hitchpost.ocpp16.messages.LogType;
import hitchpost.ocpp16.messages.SignedFirmware;
import hitchpost.ocpp16.messages.SignedUpdateFirmwareRequest;
import hitchpost.ocpp16.messages.UpdateFirmwareRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Somebody at the CSMS who updates firmware and collects logs; the files are {@link Workshop}'s.
 */
final class Caretaker {
  private static final String FILES = "ftp://user:secret@files.example/";

  private final Driver.People people;
  private final Backend backend;
  private final SplittableRandom random;
  private int requests;

  Caretaker(Driver.People people, Backend backend, SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.random = random;
  }

  void update() {
    Integer retries = maybe(30) ? null : Integer.valueOf(random.nextInt(3));
    Integer interval = maybe(30) ? null : Integer.valueOf(random.nextInt(120));
    Instant retrieval = soon();
    if (random.nextBoolean()) {
      people.call(
          Action.UPDATE_FIRMWARE,
          MessageCodec.write(
              new UpdateFirmwareRequest(
                  URI.create(FILES + "image"), retries, retrieval, interval)));
    } else {
      people.call(
          Action.SIGNED_UPDATE_FIRMWARE,
          MessageCodec.write(
              new SignedUpdateFirmwareRequest(
                  retries,
                  interval,
                  ++requests,
                  new SignedFirmware(
                      FILES + "image",
                      retrieval,
                      maybe(40) ? soon() : null,
                      "certificate",
                      "signature"))));
    }
  }

  /** Now, or within the hour. */
  private Instant soon() {
    Duration wait = maybe(60) ? Duration.ofMinutes(-1) : Chance.seconds(random, 1, 3_600);
    return backend.now().plus(wait);
  }

  void log() {
    Integer retries = maybe(30) ? null : Integer.valueOf(random.nextInt(3));
    if (random.nextBoolean()) {
      people.call(
          Action.GET_DIAGNOSTICS,
          MessageCodec.write(
              new GetDiagnosticsRequest(URI.create(FILES), retries, 30, null, null)));
    } else {
      people.call(
          Action.GET_LOG,
          MessageCodec.write(
              new GetLogRequest(
                  Chance.one(random, List.of(LogType.values())),
                  ++requests,
                  retries,
                  30,
                  new LogParameters(FILES, null, null))));
    }
  }

  private boolean maybe(int percent) {
    return Chance.percent(random, percent);
  }
}
