package hitchpost.simulator.installer;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.types.Measurand;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.BoardEvent.Telemetry;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.TemperatureSensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a device says, in a line for people. It listens, and tells the device nothing. */
final class DevicePanel {
  private final Device device;
  private final Supplier<List<String>> readings;

  /** What was heard last, by what it is about. */
  private final Map<String, String> heard = new ConcurrentSkipListMap<>();

  private DevicePanel(Device device) {
    this.device = device;
    readings =
        switch (device) {
          case EvseBoard board -> {
            board.listen(this::heard);
            yield List::of;
          }
          case EnergyMeter meter -> {
            meter.onFault(this::fault);
            yield () -> meter(meter);
          }
          case ConnectorLock lock -> () -> List.of(word(lock.position()));
          case ResidualCurrentMonitor monitor -> {
            monitor.onFault(this::fault);
            yield () -> residual(monitor);
          }
          case TemperatureSensor sensor ->
              () ->
                  sensor.latest().map(found -> tenths(found.deciCelsius()) + " C").stream()
                      .toList();
          case ButtonInput button ->
              () -> List.of(word(button.role()) + (button.active() ? " active" : " at rest"));
          case IdTokenReader reader -> {
            reader.onToken(token -> heard.put("token", "last read " + token.shown()));
            yield List::of;
          }
          default -> List::of;
        };
  }

  /** A panel of a device that has not been started. */
  static DevicePanel of(Device device) {
    return new DevicePanel(device);
  }

  String name() {
    return device.name();
  }

  /** Such as {@code up} or {@code down: no answer}. */
  String link() {
    LinkState link = device.link();
    String kind = word(link.kind());
    return link.cause().isEmpty() ? kind : kind + ": " + link.cause();
  }

  boolean up() {
    return device.link().up();
  }

  /** What it reads, in words with units; empty for nothing yet. */
  String values() {
    List<String> all = new ArrayList<>(heard.values());
    all.addAll(readings.get());
    return String.join(", ", all);
  }

  private void heard(BoardEvent event) {
    switch (event) {
      case BoardEvent.PilotChanged(var pilot) -> heard.put("1pilot", "pilot " + pilot);
      case BoardEvent.PowerChanged(boolean on, boolean confirmed) ->
          heard.put(
              "2contactor",
              "contactor " + (on ? "closed" : "open") + (confirmed ? "" : " (not confirmed)"));
      case BoardEvent.CableChanged(var cable) -> heard.put("3cable", "cable " + word(cable));
      case BoardEvent.FaultRaised(var fault) -> fault(new FaultChange.Raised(fault));
      case BoardEvent.FaultCleared(String id) -> fault(new FaultChange.Cleared(id));
      case Telemetry(Integer board, Integer plug, Integer supply) -> {
        show("5board", "board", board, " C");
        show("6plug", "plug", plug, " C");
        show("7supply", "supply", supply == null ? null : supply / 100, " V");
      }
      case BoardEvent.StopRequested() -> heard.put("8stop", "its stop button was pressed");
      case BoardEvent.Rebooted(String cause) -> heard.put("9restart", "has restarted: " + cause);
      case BoardEvent.CapabilitiesChanged(var able) ->
          heard.put("4able", "at most " + able.maxMilliAmperes() / 1000 + " A");
    }
  }

  private void show(String key, String what, @Nullable Integer tenths, String unit) {
    if (tenths != null) {
      heard.put(key, what + " " + tenths(tenths) + unit);
    }
  }

  private void fault(FaultChange change) {
    switch (change) {
      case FaultChange.Raised(var fault) ->
          heard.put("fault " + fault.id(), "FAULT " + fault.text());
      case FaultChange.Cleared(String id) -> heard.remove("fault " + id);
    }
  }

  private static List<String> meter(EnergyMeter meter) {
    List<String> all = new ArrayList<>();
    MeterSample sample = meter.latest();
    MeterReading reading = sample.reading();
    if (reading != null) {
      all.add(decimal(reading.importMilliWattHours(), 6) + " kWh");
      reading.measurements().forEach(each -> all.addAll(measured(each)));
    }
    if (sample.quality() != MeterSample.Quality.GOOD) {
      all.add(word(sample.quality()));
    }
    meter.signed().ifPresent(signed -> all.add("public key " + signed.publicKey()));
    return all;
  }

  /** What an installer wants to see of a measurement: voltage, current, power. */
  private static List<String> measured(Measurement each) {
    String unit =
        switch (each.measurand()) {
          case VOLTAGE -> "V";
          case CURRENT_IMPORT -> "A";
          case POWER_ACTIVE_IMPORT -> "W";
          default -> "";
        };
    if (unit.isEmpty()
        || each.measurand() == Measurand.POWER_ACTIVE_IMPORT && each.phase() != null) {
      return List.of();
    }
    String phase = each.phase() == null ? "" : each.phase().wire() + " ";
    return List.of(phase + decimal(each.valueMilli(), 3) + " " + unit);
  }

  private static List<String> residual(ResidualCurrentMonitor monitor) {
    List<String> all = new ArrayList<>();
    all.add(monitor.tripped() ? "tripped" : "not tripped");
    monitor.microAmperes().ifPresent(micro -> all.add(decimal(micro, 3) + " mA"));
    return all;
  }

  private static String tenths(int tenths) {
    return decimal(tenths, 1);
  }

  private static String decimal(long value, int digits) {
    return BigDecimal.valueOf(value, digits).toPlainString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
