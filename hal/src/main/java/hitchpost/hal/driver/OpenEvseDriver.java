package hitchpost.hal.driver;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.openevse.OpenEvse;
import hitchpost.hal.openevse.OpenEvseSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a station file can say of an OpenEVSE board. */
final class OpenEvseDriver implements Driver {
  @Override
  public String type() {
    return "openevse";
  }

  @Override
  public String summary() {
    return "OpenEVSE board over RAPI, with its meter, lock and temperature";
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of(BusSpec.Kind.SERIAL);
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.number("phases", 1, 3, 1, "phases of its supply, 1 or 3"),
        Option.flag("socket", false, "whether a loose cable is plugged in"),
        Option.number("meterSeconds", 1, 60, 1, "how often current and energy are read"),
        Option.number(
            "watchdogSeconds", 5, 60, 10, "silence after which a board with a watchdog stops"));
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    OpenEvseSettings usual = OpenEvseSettings.USUAL;
    var settings =
        new OpenEvseSettings(
            spec.number("phases"),
            spec.flag("socket"),
            usual.answer(),
            usual.statusPoll(),
            Duration.ofSeconds(spec.number("meterSeconds")),
            usual.temperaturePoll(),
            Duration.ofSeconds(spec.number("watchdogSeconds")));
    BusSpec bus = spec.line();
    SerialSettings line = bus.line().isEmpty() ? OpenEvse.LINE : SerialSettings.parse(bus.line());
    var board =
        new OpenEvse(
            spec.name(),
            means.watched(bus.name(), SerialLink.at(bus.address(), line)),
            HalClock.SYSTEM,
            settings);
    return List.of(board.board(), board.meter(), board.lock(), board.temperature());
  }
}
