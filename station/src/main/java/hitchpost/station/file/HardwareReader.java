package hitchpost.station.file;

import hitchpost.hal.driver.BusSpec;
import hitchpost.hal.driver.DeviceSpec;
import hitchpost.hal.driver.Driver;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.driver.Option;
import hitchpost.station.file.HardwareSection.OfEvse;
import hitchpost.station.file.HardwareSection.Temperatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what hardware a station has: lines, the devices on them, and which EVSE has which. */
final class HardwareReader {
  private static final int MAX_DEVICES = 500;
  private static final int MAX_NAME = 50;
  private static final int MAX_PORT = 65_535;

  private final Drivers drivers;
  private final Path folder;
  private final Map<String, BusSpec> buses = new LinkedHashMap<>();
  private final Map<String, DeviceSpec> devices = new LinkedHashMap<>();

  /** Also of devices that something else is wrong with. */
  private final Set<String> names = new LinkedHashSet<>();

  HardwareReader(Drivers drivers, Path folder) {
    this.drivers = drivers;
    this.folder = folder;
  }

  HardwareSection read(Fields of) {
    of.objects("buses", MAX_DEVICES).forEach(this::bus);
    of.objects("devices", MAX_DEVICES).forEach(this::device);
    @Nullable Path watchdog = of.file("watchdog", folder);
    of.refuseOthers();
    return new HardwareSection(List.copyOf(devices.values()), watchdog);
  }

  private void bus(Fields of) {
    String name = of.neededText("name", MAX_NAME);
    @Nullable String serial = of.text("serial", 4096);
    @Nullable String tcp = of.text("tcp", 300);
    @Nullable String line = of.text("line", 20);
    if ((serial == null) == (tcp == null)) {
      of.complain("must have either \"serial\", a device file, or \"tcp\", HOST:PORT");
    }
    if (tcp != null && !isHostAndPort(tcp)) {
      of.complain("tcp", "must be HOST:PORT, such as 192.0.2.7:502");
    }
    buses.values().stream()
        .filter(other -> other.kind() == BusSpec.Kind.SERIAL && other.address().equals(serial))
        .forEach(other -> of.complain("serial", "is the line of \"" + other.name() + "\" too"));
    if (line != null && (tcp != null || !line.matches("\\d{3,7} [78][NEO][12]"))) {
      of.complain("line", "must be something like \"9600 8N1\", and belongs to a serial bus");
    }
    BusSpec.Kind kind = tcp == null ? BusSpec.Kind.SERIAL : BusSpec.Kind.TCP;
    String address = tcp != null ? tcp : serial != null ? serial : "";
    var bus = new BusSpec(name, kind, address, line == null ? "" : line);
    if (buses.putIfAbsent(name, bus) != null && !name.isEmpty()) {
      of.complain("name", "is the name of another bus too");
    }
    of.refuseOthers();
  }

  private static boolean isHostAndPort(String address) {
    int colon = address.lastIndexOf(':');
    String port = address.substring(colon + 1);
    return colon > 0 && port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= MAX_PORT;
  }

  private void device(Fields of) {
    String name = of.neededText("name", MAX_NAME);
    if (name.contains(".")) {
      of.complain("name", "may have no dot: that is for the parts of a device");
    }
    if (!name.isEmpty() && !names.add(name)) {
      of.complain("name", "is the name of another device too");
    }
    of.needs("type");
    @Nullable Driver driver = of.choice("type", "a type of device", drivers.all(), Driver::type);
    if (of.recorded()) {
      drivers.all().forEach(each -> describe(of.variant("type", each.type()), each));
    }
    @Nullable BusSpec bus = busOf(of, driver);
    if (driver == null) {
      return;
    }
    Map<String, Object> options = options(of, driver);
    devices.put(name, new DeviceSpec(name, driver.type(), bus, options));
    of.refuseOthers();
  }

  private void describe(Fields of, Driver driver) {
    options(of, driver);
    if (!driver.buses().isEmpty()) {
      of.needs("bus");
    }
  }

  private Map<String, Object> options(Fields of, Driver driver) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (Option option : driver.options()) {
      @Nullable Object value = value(of, option);
      of.describe(option.name(), option.meaning());
      if (value != null) {
        options.put(option.name(), value);
      }
    }
    return options;
  }

  private @Nullable BusSpec busOf(Fields of, @Nullable Driver driver) {
    @Nullable String name = of.text("bus", MAX_NAME);
    if (driver == null) {
      return null;
    }
    Set<BusSpec.Kind> kinds = driver.buses();
    if (name == null) {
      if (!kinds.isEmpty()) {
        of.complain("bus", "is missing" + fitting(kinds));
      }
      return null;
    }
    @Nullable BusSpec bus = buses.get(name);
    if (bus == null) {
      of.complain("bus", Fields.mischoice(name, "a bus of this file", List.copyOf(buses.keySet())));
    } else if (kinds.isEmpty()) {
      of.complain("bus", "is of no use: a device of this type is at none");
    } else if (!kinds.contains(bus.kind())) {
      of.complain(
          "bus", "must be a " + (bus.kind() == BusSpec.Kind.TCP ? "serial" : "tcp") + " bus");
    }
    return bus;
  }

  /** The buses that a device may be at. */
  private String fitting(Set<BusSpec.Kind> kinds) {
    List<String> fitting =
        buses.values().stream()
            .filter(bus -> kinds.contains(bus.kind()))
            .map(BusSpec::name)
            .toList();
    return fitting.isEmpty()
        ? "; describe its line in hardware.buses"
        : "; possible are " + String.join(", ", fitting);
  }

  private @Nullable Object value(Fields of, Option option) {
    String name = option.name();
    return switch (option.kind()) {
      case Option.Kind.Number(int min, int max, var otherwise) ->
          needed(of, name, of.integer(name, min, max), otherwise);
      case Option.Kind.Choice(var words, var otherwise) ->
          needed(of, name, of.choice(name, "possible here", words, Function.identity()), otherwise);
      case Option.Kind.Text(int maxLength, var otherwise) ->
          needed(of, name, of.text(name, maxLength), otherwise);
      case Option.Kind.Flag(boolean otherwise) -> of.flag(name, otherwise);
      case Option.Kind.File _ -> of.file(name, folder);
    };
  }

  private static @Nullable Object needed(
      Fields of, String name, @Nullable Object value, @Nullable Object otherwise) {
    if (otherwise == null) {
      of.needs(name);
    } else {
      of.usually(name, otherwise);
    }
    return value == null ? otherwise : value;
  }

  /** Reads which devices an EVSE has. */
  OfEvse evse(Fields of) {
    @Nullable String board = device(of, "board");
    @Nullable String meter = device(of, "meter");
    @Nullable String lock = device(of, "lock");
    @Nullable String indicator = device(of, "indicator");
    @Nullable String loss =
        of.choice("onMeterLoss", "possible here", List.of("continue", "stop"), Function.identity());
    var section =
        new OfEvse(
            board,
            meter,
            lock,
            devices(of, "residualCurrent"),
            devices(of, "temperatures"),
            devices(of, "buttons"),
            indicator,
            "stop".equals(loss),
            Duration.ofSeconds(of.integer("sessionSeconds", 3, 3600, 60)),
            temperatures(of.object("temperatureLimits")));
    of.refuseOthers();
    return section;
  }

  private static Temperatures temperatures(Fields of) {
    var limits =
        new Temperatures(
            of.integer("derate", 30, 120, 70),
            of.integer("least", 30, 120, 80),
            of.integer("stop", 30, 120, 85),
            of.integer("ampsWithoutSensor", 0, 80, 10));
    if (limits.derate() >= limits.least() || limits.least() >= limits.stop()) {
      of.complain("must rise: derate, least, stop");
      return new Temperatures(70, 80, 85, 10);
    }
    of.refuseOthers();
    return limits;
  }

  private List<String> devices(Fields of, String name) {
    List<String> found = new ArrayList<>();
    List<@Nullable String> texts = of.texts(name, 50);
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text != null && !known(text)) {
        of.complain(name, i, unknown(text));
      } else if (text != null) {
        found.add(text);
      }
    }
    return found;
  }

  private @Nullable String device(Fields of, String name) {
    @Nullable String text = of.text(name, 2 * MAX_NAME);
    if (text != null && !known(text)) {
      of.complain(name, unknown(text));
    }
    return text;
  }

  /** Whether a name is that of a device, or may be that of a part of one. */
  private boolean known(String name) {
    return names.contains(DeviceSpec.wholeOf(name));
  }

  private String unknown(String name) {
    return Fields.mischoice(name, "a device of this file", List.copyOf(names));
  }
}
