package hitchpost.simulator.bench;

import com.sun.management.OperatingSystemMXBean;
import hitchpost.core.StationView;
import hitchpost.station.run.StationListener;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Round trips of a station and of the bare client, in turns, within one process: equal bytes, equal
 * answers, and both begin on the same timer thread.
 */
final class RoundTripWork {
  /** Place of the action in a CALL whose id is a UUID. */
  private static final int ACTION_PLACE = 43;

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

  /** One turn: latency, rate and what it cost. */
  private record Turn(double p50, double p99, double perSecond, double cpuMicros) {}

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Kind kind;
  private final Sequence station;
  private final Sequence bare;
  private volatile String lastCall = "";

  private RoundTripWork(Kind kind, Pace pace, MeasuredStation measured, BareClient client) {
    this.kind = kind;
    station = new Sequence(pace, pace::ring);
    bare = new Sequence(pace, () -> client.send(lastCall));
    client.onAnswer(bare::done);
    measured.runner.listen(new Answers());
  }

  /** Measures, and reports what it found. */
  static void measure(Kind kind, URI csms, Path directory, int turns, int perTurn, Report report) {
    var pace = new Pace();
    try (var measured =
            new MeasuredStation(
                pace, csms, directory, kind.keys(), new MeasuredStation.Commits() {});
        var client = new BareClient(csms)) {
      var work = new RoundTripWork(kind, pace, measured, client);
      work.turns(turns, perTurn, report);
    } finally {
      pace.threads().close();
    }
  }

  private void turns(int turns, int perTurn, Report report) {
    turn(station, 2 * perTurn);
    turn(bare, 2 * perTurn);
    List<Turn> stations = new ArrayList<>();
    List<Turn> bares = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      stations.add(turn(station, perTurn));
      bares.add(turn(bare, perTurn));
    }
    report.tell("bytes", lastCall.length());
    compare("p50", stations, bares, Turn::p50, report);
    best(stations, bares, report);
    compare("p99", stations, bares, Turn::p99, report);
    compare("rate", stations, bares, Turn::perSecond, report);
    compare("cpu", stations, bares, Turn::cpuMicros, report);
  }

  private static Turn turn(Sequence sequence, int count) {
    long cpu = MACHINE.getProcessCpuTime();
    long begun = System.nanoTime();
    Latencies latencies = sequence.run(count).latencies();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpuMicros = (MACHINE.getProcessCpuTime() - cpu) / 1e3 / count;
    return new Turn(latencies.micros(50), latencies.micros(99), count / seconds, cpuMicros);
  }

  /** The turn that was disturbed least by whatever else the machine did. */
  private static void best(List<Turn> stations, List<Turn> bares, Report report) {
    double ours = stations.stream().mapToDouble(Turn::p50).min().orElse(0);
    double theirs = bares.stream().mapToDouble(Turn::p50).min().orElse(0);
    report.tell("best", ours);
    report.tell("best.bare", theirs);
    report.tell("best.ratio", ours / theirs);
  }

  private static void compare(
      String name,
      List<Turn> stations,
      List<Turn> bares,
      ToDoubleFunction<Turn> figure,
      Report report) {
    double[] ours = stations.stream().mapToDouble(figure).toArray();
    double[] theirs = bares.stream().mapToDouble(figure).toArray();
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    report.tell(name, Latencies.median(ours));
    report.tell(name + ".bare", Latencies.median(theirs));
    report.tell(name + ".ratio", Latencies.median(ratios));
  }

  /** Notices when the station is done with the answer to its call. */
  private final class Answers implements StationListener {
    private volatile boolean waiting;
    private volatile boolean arrived;

    @Override
    public void sent(String text, Instant at) {
      if (text.startsWith(kind.action, ACTION_PLACE)) {
        lastCall = text;
        waiting = true;
      }
    }

    @Override
    public void received(String text, Instant at) {
      arrived = waiting;
    }

    @Override
    public void stepped(StationView view) {
      if (arrived) {
        arrived = false;
        waiting = false;
        station.done();
      }
    }
  }
}
