package hitchpost.hal.driver;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.meter.MeterProfile;
import hitchpost.hal.meter.MeterProfiles;
import hitchpost.hal.meter.ModbusMeter;
import hitchpost.hal.meter.ProfileException;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.UnitAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Meters that speak Modbus, as their profiles describe them. */
final class MeterDriver implements Driver {
  private static final String OTHER = "other";

  @Override
  public String type() {
    return "modbus-meter";
  }

  @Override
  public String summary() {
    return "energy meters on RS-485 or Modbus TCP, described by a profile";
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of(BusSpec.Kind.SERIAL, BusSpec.Kind.TCP);
  }

  @Override
  public List<Option> options() {
    List<String> models = new ArrayList<>(MeterProfiles.names());
    models.add(OTHER);
    return List.of(
        new Option("model", new Option.Kind.Choice(models, null), "the profile"),
        new Option("profile", new Option.Kind.File(), "profile file of a model that is \"other\""),
        Option.number("unit", 0, 255, 0, "number on the bus; 0 = as new"),
        Option.number("pollMillis", 200, 60_000, 1_000, "how often it is read"),
        Option.text("chargePoint", 39, "", "what a meter that signs calls its place"));
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    MeterProfile profile = profile(spec);
    int unit = spec.number("unit") == 0 ? profile.unit() : spec.number("unit");
    ModbusBus bus = ModbusLines.modbus(spec, unit, profile.line(), means);
    return List.of(
        new ModbusMeter(
            spec.name(),
            profile,
            bus,
            UnitAddress.of(unit),
            Duration.ofMillis(spec.number("pollMillis")),
            spec.text("chargePoint"),
            HalClock.SYSTEM));
  }

  private static MeterProfile profile(DeviceSpec spec) {
    String model = spec.text("model");
    if (model.equals(OTHER) != spec.file("profile").isPresent()) {
      throw new IllegalArgumentException("needs a profile file exactly when the model is other");
    }
    try {
      Path file = spec.file("profile").orElse(null);
      return file == null ? MeterProfiles.named(model) : MeterProfiles.read(file);
    } catch (ProfileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
