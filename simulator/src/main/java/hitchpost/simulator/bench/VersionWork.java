package hitchpost.simulator.bench;

import hitchpost.station.file.OcppVersion;
import java.net.URI;
import java.nio.file.Path;

/**
 * Samples of a transaction, one after the other, by a station that speaks OCPP 2.0.1 and by one
 * that speaks 1.6, in turns: the meter is read, the record goes to the disk and to the CSMS, and
 * with the answer from the disk again.
 */
final class VersionWork {
  private VersionWork() {}

  /** A station in a transaction, and the samples that it tells when its timer rings. */
  private static final class Charging implements AutoCloseable {
    private final Pace pace = new Pace();
    private final Sequence samples = new Sequence(pace, pace::ring);
    private final AnsweredCalls answers;
    private final MeasuredStation station;

    Charging(OcppVersion version, String action, URI csms, Path directory) {
      answers = new AnsweredCalls(action, samples::done);
      station =
          new MeasuredStation(
              pace,
              csms,
              Folder.in(directory, version.name()),
              version,
              MeasuredStation.SAMPLES,
              new MeasuredStation.Commits() {});
      station.startTransaction();
      station.runner.listen(answers);
    }

    @Override
    public void close() {
      station.close();
      pace.threads().close();
    }
  }

  /** Measures, and reports what it found. */
  static void measure(URI csms, Path directory, int turns, int perTurn, Report report) {
    try (var newer = new Charging(OcppVersion.V2_0_1, "TransactionEvent", csms, directory);
        var older = new Charging(OcppVersion.V1_6, "MeterValues", csms, directory)) {
      Turns.compare(newer.samples, older.samples, turns, perTurn, report);
      report.tell("bytes", newer.answers.lastCall().length());
      report.tell("bytes.beside", older.answers.lastCall().length());
    }
  }
}
