package hitchpost.station.hardware;

import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.types.Measurand;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.driver.DeviceSpec;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.driver.Means;
import hitchpost.hal.rig.RigPlan;
import hitchpost.hal.rig.RigPlan.Patience;
import hitchpost.hal.rig.StationHardware;
import hitchpost.hal.rig.StationHardware.Button;
import hitchpost.hal.safety.SafetyLimits;
import hitchpost.hal.safety.SafetyLimits.ThermalLimits;
import hitchpost.hal.safety.Watchdog;
import hitchpost.station.file.EvseSection;
import hitchpost.station.file.HardwareSection.OfEvse;
import hitchpost.station.file.HardwareSection.Temperatures;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationFileException.Problem;
import hitchpost.station.file.StationSection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes devices of what a station file says of hardware, and tells which EVSE has which. */
public final class HardwareAssembly {
  /**
   * Devices that have not been started.
   *
   * @param means what they share, to be closed after them
   */
  public record Opened(StationHardware.Plan plan, Means means) {
    /** What the meters measure. */
    public List<Measurand> offered() {
      Set<Measurand> offered = EnumSet.of(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER);
      plan.evses().stream()
          .map(RigPlan::meter)
          .forEach(meter -> {
            if (meter != null) {
              offered.addAll(meter.capabilities().measurands());
            }
          });
      return List.copyOf(offered);
    }

    /** The EVSEs whose meters sign. */
    public Set<Integer> signing() {
      return plan.evses().stream()
          .filter(rig -> rig.meter() != null && rig.meter().signed().isPresent())
          .map(RigPlan::evse)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private final StationFile file;
  private final StationSection section;
  private final Means means = new Means();
  private final NamedDevices devices;
  private final List<Button> buttons = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private HardwareAssembly(StationFile file, String source, Drivers drivers) {
    this.file = file;
    this.section = file.onlyStation(source);
    this.devices = new NamedDevices(drivers, means, this::complain);
  }

  /**
   * Makes every device of a station; none of them is touched.
   *
   * @param source what to call the file in complaints
   * @throws StationFileException with everything that cannot be, or when the file has several
   *     stations
   */
  public static Opened open(
      StationFile file, String source, Drivers drivers, List<Watchdog> watchdogs) {
    return new HardwareAssembly(file, source, drivers).open(source, watchdogs);
  }

  private Opened open(String source, List<Watchdog> watchdogs) {
    List<DeviceSpec> specs = section.hardware().devices();
    for (int i = 0; i < specs.size(); i++) {
      open(specs.get(i), "$.hardware.devices[" + i + "]");
    }
    List<RigPlan> rigs = new ArrayList<>();
    for (int i = 0; i < section.evses().size(); i++) {
      RigPlan rig = rig(section.evses().get(i), "$.evses[" + i + "]");
      if (rig != null) {
        rigs.add(rig);
      }
    }
    if (!problems.isEmpty()) {
      means.close();
      throw new StationFileException(source, problems);
    }
    return new Opened(
        new StationHardware.Plan(
            rigs, devices.all(IdTokenReader.class), allButtons(), others(), watchdogs),
        means);
  }

  private void open(DeviceSpec spec, String path) {
    for (Device device : devices.open(spec, path)) {
      if (device instanceof IdTokenReader reader) {
        checkPlace(reader, path);
      }
    }
  }

  private void checkPlace(IdTokenReader reader, String path) {
    int last = section.evses().size();
    if (reader.evses().stream().anyMatch(evse -> evse > last)) {
      complain(path + ".evse", "must be 1 to " + last + ", or 0 for all");
    }
  }

  private @Nullable RigPlan rig(EvseSection evse, String path) {
    OfEvse of = evse.hardware();
    String at = path + ".hardware";
    if (of == null || of.board() == null) {
      complain(at + ".board", "is missing: an EVSE needs a board to run");
      return null;
    }
    EvseBoard board = devices.find(of.board(), EvseBoard.class, at + ".board");
    EnergyMeter meter = devices.find(of.meter(), EnergyMeter.class, at + ".meter");
    ConnectorLock lock = devices.find(of.lock(), ConnectorLock.class, at + ".lock");
    Indicator indicator = devices.find(of.indicator(), Indicator.class, at + ".indicator");
    checkConnector(evse, path);
    if (board != null) {
      checkBuild(evse, board, meter, path);
    }
    devices
        .findAll(of.buttons(), ButtonInput.class, at + ".buttons")
        .forEach(button -> buttons.add(new Button(evse.spec().id(), button)));
    List<ResidualCurrentMonitor> residual =
        devices.findAll(
            of.residualCurrent(), ResidualCurrentMonitor.class, at + ".residualCurrent");
    List<TemperatureSensor> temperatures =
        devices.findAll(of.temperatures(), TemperatureSensor.class, at + ".temperatures");
    return board == null
        ? null
        : new RigPlan(
            evse.spec().id(),
            board,
            meter,
            lock,
            residual,
            temperatures,
            indicator,
            SafetyLimits.DEFAULTS.with(thermal(of.limits())),
            patience(of));
  }

  private void checkConnector(EvseSection evse, String path) {
    List<ConnectorSpec> connectors = evse.spec().connectors();
    boolean socket = connectors.stream().anyMatch(connector -> !connector.fixedCable());
    boolean locked = evse.hardware() != null && evse.hardware().lock() != null;
    if (socket && !locked) {
      complain(path + ".hardware.lock", "is missing: a socket needs one");
    } else if (!socket && locked) {
      complain(
          path + ".hardware.lock",
          "is of no use: the connector has a fixed cable; that of a socket has a type like sType2");
    }
    if (connectors.size() > 1) {
      complain(path + ".connectors", "must be one: a board serves one connector");
    }
  }

  /** What the file says of an EVSE must be what its devices are set up for. */
  private void checkBuild(
      EvseSection evse, EvseBoard board, @Nullable EnergyMeter meter, String path) {
    BoardCapabilities able = board.capabilities();
    if (evse.spec().phases() > able.phases()) {
      complain(
          path + ".phases",
          "must be at most " + able.phases() + ": \"" + board.name() + "\" has no more phases");
    }
    // that of a board is made for the supply of the board
    if (meter != null
        && !DeviceSpec.wholeOf(meter.name()).equals(board.name())
        && evse.spec().phases() > meter.capabilities().phases()) {
      complain(
          path + ".hardware.meter",
          "\"%s\" measures %d of %d phases; evses[].phases says how many there are"
              .formatted(meter.name(), meter.capabilities().phases(), evse.spec().phases()));
    }
    boolean socket = !evse.spec().connectors().getFirst().fixedCable();
    if (socket != able.socket()) {
      complain(
          path + ".hardware.board",
          "\"%s\" is set up for a %s, and the connector is a %s; see \"socket\" and \"type\""
              .formatted(board.name(), plug(able.socket()), plug(socket)));
    }
  }

  private static String plug(boolean socket) {
    return socket ? "socket" : "fixed cable";
  }

  private static ThermalLimits thermal(Temperatures limits) {
    return new ThermalLimits(
        limits.derate() * 10,
        limits.least() * 10,
        limits.stop() * 10,
        ThermalLimits.DEFAULTS.lag(),
        limits.blindAmperes() * 1000);
  }

  private static Patience patience(OfEvse of) {
    return new Patience(
        Patience.USUAL.faulted(),
        of.sessionPatience(),
        Patience.USUAL.meter(),
        of.stopsWithoutMeter());
  }

  /** A button that no EVSE has is the station's. */
  private List<Button> allButtons() {
    List<Button> all = new ArrayList<>(buttons);
    devices.unused(ButtonInput.class).forEach(button -> all.add(new Button(0, button)));
    return all;
  }

  /** What nobody refers to but the parts of it: it is started all the same. */
  private List<Device> others() {
    return devices.unused(Device.class).stream()
        .filter(device -> !(device instanceof IdTokenReader) && !(device instanceof ButtonInput))
        .toList();
  }

  private void complain(String path, String message) {
    problems.add(file.problem(path, message));
  }
}
