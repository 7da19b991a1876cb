package hitchpost.simulator.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Something and what it is held against, in turns, so that both meet the same machine. */
final class Turns {
  /** One turn: latency, rate and what it cost. */
  private record Turn(double p50, double p99, double perSecond, double cpuMicros) {}

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<Turn> ours = new ArrayList<>();
  private final List<Turn> theirs = new ArrayList<>();

  private Turns() {}

  /**
   * Measures, and reports what it found: the medians of {@code ours} under their names, those of
   * {@code other} with {@code .beside}, the median ratio of two turns with {@code .ratio}.
   */
  static void compare(Sequence ours, Sequence other, int turns, int perTurn, Report report) {
    turn(ours, 2 * perTurn);
    turn(other, 2 * perTurn);
    var all = new Turns();
    for (int i = 0; i < turns; i++) {
      all.ours.add(turn(ours, perTurn));
      all.theirs.add(turn(other, perTurn));
    }
    all.compare("p50", Turn::p50, report);
    all.best(report);
    all.compare("p99", Turn::p99, report);
    all.compare("rate", Turn::perSecond, report);
    all.compare("cpu", Turn::cpuMicros, report);
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
  private void best(Report report) {
    double own = ours.stream().mapToDouble(Turn::p50).min().orElse(0);
    double other = theirs.stream().mapToDouble(Turn::p50).min().orElse(0);
    report.tell("best", own);
    report.tell("best.beside", other);
    report.tell("best.ratio", own / other);
  }

  private void compare(String name, ToDoubleFunction<Turn> figure, Report report) {
    double[] own = ours.stream().mapToDouble(figure).toArray();
    double[] other = theirs.stream().mapToDouble(figure).toArray();
    double[] ratios = new double[own.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = own[i] / other[i];
    }
    report.tell(name, Latencies.median(own));
    report.tell(name + ".beside", Latencies.median(other));
    report.tell(name + ".ratio", Latencies.median(ratios));
  }
}
