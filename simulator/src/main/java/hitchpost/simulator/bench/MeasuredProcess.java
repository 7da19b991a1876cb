package hitchpost.simulator.bench;

import java.net.URI;
import java.nio.file.Path;

/**
 * The process in which a station is measured, apart from the server: its processor time and its
 * threads are the station's own. Arguments: work, URL of the server, directory, two counts.
 */
final class MeasuredProcess {
  private MeasuredProcess() {}

  public static void main(String[] args) {
    URI csms = URI.create(args[1]);
    Path directory = Path.of(args[2]);
    int first = Integer.parseInt(args[3]);
    int second = Integer.parseInt(args[4]);
    var report = new Report(System.out);
    switch (args[0]) {
      case "heartbeat" ->
          RoundTripWork.measure(
              RoundTripWork.Kind.HEARTBEAT, csms, directory, first, second, report);
      case "metervalues" ->
          RoundTripWork.measure(
              RoundTripWork.Kind.METER_VALUES, csms, directory, first, second, report);
      case "versions" -> VersionWork.measure(csms, directory, first, second, report);
      case "world" -> WorldWork.measure(first, second, report);
      case "hardware" -> HardwareWork.measure(first, second, report);
      case "durable" -> DurableWork.measure(csms, directory, first, second, report);
      default -> throw new BenchException("no such work: " + args[0]);
    }
    System.exit(0);
  }
}
