package hitchpost.simulator.run;

import hitchpost.hal.link.LinkTraffic.Count;
import hitchpost.simulator.run.StationReport.DeviceReport;
import hitchpost.simulator.run.StationReport.EvseReport;
import hitchpost.station.hardware.RealStation.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report in the text format of Prometheus, version 0.0.4. */
final class Metrics {
  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  /**
   * All numbers of a station.
   *
   * @param eventsWaiting of the hardware, for the station
   * @param lines what was counted on each bus
   */
  static String of(
      StationReport report, Counts counts, int eventsWaiting, Map<String, Count> lines) {
    var metrics = new Metrics();
    metrics.ofStation(report, counts, eventsWaiting);
    metrics.ofEvses(report);
    metrics.ofDevices(report);
    metrics.ofLines(lines);
    return metrics.text.toString();
  }

  private void ofStation(StationReport report, Counts counts, int eventsWaiting) {
    gauge("hitchpost_connected", "Whether the CSMS is reached.");
    value("hitchpost_connected", Map.of(), one(report.connected()));
    counter("hitchpost_connections_total", "Connections to the CSMS that were made.");
    value("hitchpost_connections_total", Map.of(), counts.connections());
    gauge("hitchpost_records_waiting", "Transaction records without an answer of the CSMS.");
    value("hitchpost_records_waiting", Map.of(), report.recordsWaiting());
    BigDecimal age = report.oldestRecordSeconds();
    if (age != null) {
      gauge("hitchpost_oldest_record_age_seconds", "How long the oldest of them has waited.");
      value("hitchpost_oldest_record_age_seconds", Map.of(), age);
    }
    gauge("hitchpost_hardware_events_waiting", "Hardware events that the station has not taken.");
    value("hitchpost_hardware_events_waiting", Map.of(), eventsWaiting);
    head("hitchpost_journal_commit_seconds", "summary", "Commits of the journal.");
    value("hitchpost_journal_commit_seconds_sum", Map.of(), seconds(counts.commitTime()));
    value("hitchpost_journal_commit_seconds_count", Map.of(), counts.commits());
    gauge("hitchpost_journal_commit_seconds_max", "The longest commit since the start.");
    value("hitchpost_journal_commit_seconds_max", Map.of(), seconds(counts.longestCommit()));
    gauge("hitchpost_journal_commits_waiting", "Commits that are not durable yet.");
    value("hitchpost_journal_commits_waiting", Map.of(), counts.commitsWaiting());
  }

  private void ofEvses(StationReport report) {
    gauge("hitchpost_contactor_closed", "Whether the contactor is closed.");
    for (EvseReport evse : report.evses()) {
      Boolean closed = evse.contactorClosed();
      value("hitchpost_contactor_closed", evse, closed == null ? null : one(closed));
    }
    counter("hitchpost_contactor_cycles_total", "Closings of the contactor since the start.");
    for (EvseReport evse : report.evses()) {
      value("hitchpost_contactor_cycles_total", evse, evse.contactorCycles());
    }
    gauge("hitchpost_offered_amperes", "What the station wants offered per phase.");
    for (EvseReport evse : report.evses()) {
      value("hitchpost_offered_amperes", evse, evse.offeredAmperes());
    }
    gauge("hitchpost_faults", "Active faults.");
    for (EvseReport evse : report.evses()) {
      value("hitchpost_faults", evse, evse.faults().size());
    }
    gauge("hitchpost_meter_register_watthours", "Import register of the meter.");
    for (EvseReport evse : report.evses()) {
      value("hitchpost_meter_register_watthours", evse, evse.registerWh());
    }
    gauge("hitchpost_meter_age_seconds", "Age of the last reading of the meter.");
    for (EvseReport evse : report.evses()) {
      value("hitchpost_meter_age_seconds", evse, evse.meterAgeSeconds());
    }
    gauge("hitchpost_temperature_celsius", "Temperatures.");
    for (EvseReport evse : report.evses()) {
      temperature(evse, "board", evse.boardCelsius());
      temperature(evse, "plug", evse.plugCelsius());
      evse.temperatures().forEach(read -> temperature(evse, read.sensor(), read.celsius()));
    }
  }

  private void temperature(EvseReport evse, String sensor, @Nullable BigDecimal celsius) {
    if (celsius != null) {
      value(
          "hitchpost_temperature_celsius",
          Map.of("evse", String.valueOf(evse.id()), "sensor", sensor),
          celsius);
    }
  }

  private void ofDevices(StationReport report) {
    gauge("hitchpost_device_up", "Whether a device can be reached.");
    // EVSEs may share a sensor or a light, and a sample must not be told twice
    Map<String, DeviceReport> devices = new LinkedHashMap<>();
    Stream.concat(
            report.devices().stream(),
            report.evses().stream().flatMap(evse -> evse.devices().stream()))
        .forEach(device -> devices.putIfAbsent(device.name(), device));
    devices.values().forEach(this::device);
  }

  private void device(DeviceReport device) {
    boolean up = device.link().equals("UP") || device.link().equals("DEGRADED");
    value("hitchpost_device_up", Map.of("device", device.name()), one(up));
  }

  private void ofLines(Map<String, Count> lines) {
    counter(
        "hitchpost_bus_connections_total", "Times that a line was opened and its device found.");
    ofLines(lines, "hitchpost_bus_connections_total", Count::connections);
    counter("hitchpost_bus_errors_total", "Questions without an answer that makes sense.");
    ofLines(lines, "hitchpost_bus_errors_total", Count::failures);
    head("hitchpost_bus_answer_seconds", "summary", "Time until a question was answered.");
    ofLines(lines, "hitchpost_bus_answer_seconds_sum", line -> seconds(line.waited()));
    ofLines(lines, "hitchpost_bus_answer_seconds_count", Count::answers);
    gauge("hitchpost_bus_answer_seconds_max", "The longest of these times since the start.");
    ofLines(lines, "hitchpost_bus_answer_seconds_max", line -> seconds(line.longest()));
  }

  private void ofLines(Map<String, Count> lines, String name, Function<Count, Number> number) {
    lines.forEach((bus, count) -> value(name, Map.of("bus", bus), number.apply(count)));
  }

  private void gauge(String name, String help) {
    head(name, "gauge", help);
  }

  private void counter(String name, String help) {
    head(name, "counter", help);
  }

  private void head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void value(String name, EvseReport evse, @Nullable Number value) {
    if (value != null) {
      value(name, Map.of("evse", String.valueOf(evse.id())), value);
    }
  }

  private void value(String name, Map<String, String> labels, Number value) {
    text.append(name);
    if (!labels.isEmpty()) {
      var all = new StringJoiner(",", "{", "}");
      new TreeMap<>(labels).forEach((label, of) -> all.add(label + "=\"" + escaped(of) + "\""));
      text.append(all);
    }
    String number = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
    text.append(' ').append(number).append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static int one(boolean yes) {
    return yes ? 1 : 0;
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9);
  }
}
