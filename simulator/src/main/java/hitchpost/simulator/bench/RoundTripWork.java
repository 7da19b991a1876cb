package hitchpost.simulator.bench;

import hitchpost.station.file.OcppVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Round trips of a station and of the bare client, in turns, within one process: equal bytes, equal
 * answers, and both begin on the same timer thread.
 */
final class RoundTripWork {
  /** What is sent, and the settings under which a station sends it every second. */
  enum Kind {
    HEARTBEAT("Heartbeat"),
    METER_VALUES("MeterValues");

    private final String action;

    Kind(String action) {
      this.action = action;
    }

    /** Configuration keys with which a station sends nothing else. */
    Map<String, String> keys() {
      return switch (this) {
        case HEARTBEAT -> Map.of("HeartbeatInterval", "1");
        case METER_VALUES ->
            Map.of(
                "HeartbeatInterval",
                "86400",
                "ClockAlignedDataInterval",
                "1",
                "MeterValuesAlignedData",
                "Energy.Active.Import.Register,Power.Active.Import,Voltage,Current.Import");
      };
    }

    String action() {
      return action;
    }
  }

  private RoundTripWork() {}

  /** Measures, and reports what it found. */
  static void measure(Kind kind, URI csms, Path directory, int turns, int perTurn, Report report) {
    var pace = new Pace();
    try (var measured =
            new MeasuredStation(
                pace,
                csms,
                directory,
                OcppVersion.V1_6,
                kind.keys(),
                new MeasuredStation.Commits() {});
        var client = new BareClient(csms)) {
      var station = new Sequence(pace, pace::ring);
      var answers = new AnsweredCalls(kind.action, station::done);
      measured.runner.listen(answers);
      var bare = new Sequence(pace, () -> client.send(answers.lastCall()));
      client.onAnswer(bare::done);
      Turns.compare(station, bare, turns, perTurn, report);
      report.tell("bytes", answers.lastCall().length());
    } finally {
      pace.threads().close();
    }
  }
}
