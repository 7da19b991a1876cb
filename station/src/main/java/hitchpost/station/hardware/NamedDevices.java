package hitchpost.station.hardware;

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
import hitchpost.station.file.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The devices of a station file, found by the names that the file gives them. */
final class NamedDevices {
  /** What an installer calls a device. */
  private static final Map<Class<? extends Device>, String> WORDS = words();

  private final Drivers drivers;
  private final Means means;
  private final BiConsumer<String, String> complaints;
  private final Map<String, Device> devices = new LinkedHashMap<>();

  /** Devices that cannot be, which has been told: nothing is told of their parts. */
  private final Set<String> impossible = new LinkedHashSet<>();

  /** Where a device was asked for first. */
  private final Map<Device, String> used = new LinkedHashMap<>();

  /**
   * @param complaints takes the path of a mistake, and what is wrong there
   */
  NamedDevices(Drivers drivers, Means means, BiConsumer<String, String> complaints) {
    this.drivers = drivers;
    this.means = means;
    this.complaints = complaints;
  }

  private static Map<Class<? extends Device>, String> words() {
    Map<Class<? extends Device>, String> words = new LinkedHashMap<>();
    words.put(EvseBoard.class, "a board");
    words.put(EnergyMeter.class, "a meter");
    words.put(ConnectorLock.class, "a lock");
    words.put(Indicator.class, "a light");
    words.put(ResidualCurrentMonitor.class, "a residual current monitor");
    words.put(TemperatureSensor.class, "a temperature sensor");
    words.put(ButtonInput.class, "a button");
    words.put(IdTokenReader.class, "a reader");
    return words;
  }

  /**
   * Makes a device and its parts; none of them is touched.
   *
   * @return what was made, nothing when it cannot be
   */
  List<Device> open(DeviceSpec spec, String path) {
    try {
      List<Device> made = drivers.find(spec.type()).orElseThrow().open(spec, means);
      made.forEach(device -> devices.put(device.name(), device));
      return made;
    } catch (IllegalArgumentException e) {
      impossible.add(spec.name());
      complaints.accept(path, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  /**
   * The device that somebody wants for himself, or may share when it only senses or shows.
   *
   * @param name null for none
   * @param path where it is named
   * @return null for none, and for one that is not right, which is complained of
   */
  <D extends Device> @Nullable D find(@Nullable String name, Class<D> type, String path) {
    if (name == null || impossible.contains(DeviceSpec.wholeOf(name))) {
      return null;
    }
    Device device = devices.get(name);
    if (device == null) {
      complaints.accept(
          path, "\"" + name + "\" is no device" + Nearest.hintOrAll(name, devices.keySet()));
      return null;
    }
    if (!type.isInstance(device)) {
      complaints.accept(path, "\"" + name + "\" is " + word(device) + ", not " + WORDS.get(type));
      return null;
    }
    String before = used.putIfAbsent(device, path);
    if (before != null && type != TemperatureSensor.class && type != Indicator.class) {
      complaints.accept(path, "\"" + name + "\" is that of " + before + " already");
    }
    return type.cast(device);
  }

  /** The same for a list of names. */
  <D extends Device> List<D> findAll(List<String> names, Class<D> type, String path) {
    List<D> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      D device = find(names.get(i), type, path + "[" + i + "]");
      if (device != null) {
        found.add(device);
      }
    }
    return found;
  }

  private static String word(Device device) {
    return WORDS.entrySet().stream()
        .filter(word -> word.getKey().isInstance(device))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("another device");
  }

  /** All of a kind. */
  <D extends Device> List<D> all(Class<D> type) {
    return devices.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Those of a kind that nobody has asked for. */
  <D extends Device> List<D> unused(Class<D> type) {
    return all(type).stream().filter(device -> !used.containsKey(device)).toList();
  }
}
