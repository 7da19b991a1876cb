package hitchpost.station.hardware;

import hitchpost.core.types.Measurand;
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
import hitchpost.station.file.HardwareSection;
import hitchpost.station.file.HardwareSection.OfEvse;
import hitchpost.station.file.HardwareSection.Temperatures;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationFileException.Problem;
import hitchpost.station.file.StationSection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
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
  }

  private final StationSection section;
  private final Drivers drivers;
  private final Means means = new Means();
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Set<Device> used = new LinkedHashSet<>();
  private final List<Button> buttons = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private HardwareAssembly(StationSection section, Drivers drivers) {
    this.section = section;
    this.drivers = drivers;
  }

  /**
   * Opens every device of a station.
   *
   * @param source what to call the file in complaints
   * @throws StationFileException with everything that cannot be
   */
  public static Opened open(
      StationSection section, String source, Drivers drivers, List<Watchdog> watchdogs) {
    return new HardwareAssembly(section, drivers).open(source, watchdogs);
  }

  private Opened open(String source, List<Watchdog> watchdogs) {
    HardwareSection hardware = section.hardware();
    for (int i = 0; i < hardware.devices().size(); i++) {
      open(hardware.devices().get(i), "$.hardware.devices[" + i + "]");
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
        new StationHardware.Plan(rigs, readers(), allButtons(), others(), watchdogs), means);
  }

  private void open(DeviceSpec spec, String path) {
    try {
      for (Device device : drivers.find(spec.type()).orElseThrow().open(spec, means)) {
        devices.put(device.name(), device);
      }
    } catch (IllegalArgumentException e) {
      complain(path, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable RigPlan rig(EvseSection evse, String path) {
    OfEvse of = evse.hardware();
    String at = path + ".hardware";
    if (of == null || of.board() == null) {
      complain(at + ".board", "is missing: an EVSE needs a board to run");
      return null;
    }
    EvseBoard board = find(of.board(), EvseBoard.class, "a board", at + ".board");
    EnergyMeter meter = find(of.meter(), EnergyMeter.class, "a meter", at + ".meter");
    ConnectorLock lock = find(of.lock(), ConnectorLock.class, "a lock", at + ".lock");
    Indicator indicator = find(of.indicator(), Indicator.class, "a light", at + ".indicator");
    boolean socket = evse.spec().connectors().stream().anyMatch(c -> !c.fixedCable());
    if (socket && lock == null) {
      complain(at + ".lock", "is missing: a socket needs one");
    } else if (!socket && lock != null) {
      complain(at + ".lock", "is of no use: the connector has a fixed cable");
    }
    if (evse.spec().connectors().size() > 1) {
      complain(path + ".connectors", "must be one: a board serves one connector");
    }
    for (String name : of.buttons()) {
      ButtonInput button = find(name, ButtonInput.class, "a button", at + ".buttons");
      if (button != null) {
        buttons.add(new Button(evse.spec().id(), button));
      }
    }
    List<ResidualCurrentMonitor> residual =
        findAll(
            of.residualCurrent(),
            ResidualCurrentMonitor.class,
            "a residual current monitor",
            at + ".residualCurrent");
    List<TemperatureSensor> temperatures =
        findAll(of.temperatures(), TemperatureSensor.class, "a sensor", at + ".temperatures");
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
            new Patience(
                Patience.USUAL.faulted(),
                of.sessionPatience(),
                Patience.USUAL.meter(),
                of.stopsWithoutMeter()));
  }

  private static ThermalLimits thermal(Temperatures limits) {
    return new ThermalLimits(
        limits.derate() * 10,
        limits.least() * 10,
        limits.stop() * 10,
        ThermalLimits.DEFAULTS.lag(),
        limits.blindAmperes() * 1000);
  }

  private <D extends Device> List<D> findAll(
      List<String> names, Class<D> type, String word, String path) {
    List<D> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      D device = find(names.get(i), type, word, path + "[" + i + "]");
      if (device != null) {
        found.add(device);
      }
    }
    return found;
  }

  private <D extends Device> @Nullable D find(
      @Nullable String name, Class<D> type, String word, String path) {
    if (name == null) {
      return null;
    }
    Device device = devices.get(name);
    if (device == null) {
      complain(path, "there is no device \"" + name + "\"; there are " + devices.keySet());
    } else if (!type.isInstance(device)) {
      complain(path, "\"" + name + "\" is not " + word);
    } else {
      if (!used.add(device) && type != TemperatureSensor.class && type != Indicator.class) {
        complain(path, "\"" + name + "\" belongs to another EVSE too");
      }
      return type.cast(device);
    }
    return null;
  }

  private List<IdTokenReader> readers() {
    return ofType(IdTokenReader.class);
  }

  /** A button that no EVSE has is the station's. */
  private List<Button> allButtons() {
    List<Button> all = new ArrayList<>(buttons);
    ofType(ButtonInput.class)
        .forEach(button -> {
          if (!used.contains(button)) {
            all.add(new Button(0, button));
          }
        });
    return all;
  }

  /** What nobody refers to but the parts of it: it is started all the same. */
  private List<Device> others() {
    return devices.values().stream()
        .filter(device -> !used.contains(device))
        .filter(device -> !(device instanceof IdTokenReader) && !(device instanceof ButtonInput))
        .toList();
  }

  private <D extends Device> List<D> ofType(Class<D> type) {
    return devices.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void complain(String path, String message) {
    problems.add(new Problem(path, message, OptionalInt.empty()));
  }
}
