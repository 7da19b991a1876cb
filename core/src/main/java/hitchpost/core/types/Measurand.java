package hitchpost.core.types;

import java.util.Optional;

/**
 * What a meter or sensor measures, with the base unit of its values.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.50, and OCPP 1.6, 7.31, which alone has {@link #TEMPERATURE} and
 * {@link #RPM} and has none of the net and apparent energies.
 */
public enum Measurand implements WireEnum {
  CURRENT_EXPORT("Current.Export", Unit.A),
  CURRENT_IMPORT("Current.Import", Unit.A),
  CURRENT_OFFERED("Current.Offered", Unit.A),
  ENERGY_ACTIVE_EXPORT_REGISTER("Energy.Active.Export.Register", Unit.WH),
  ENERGY_ACTIVE_IMPORT_REGISTER("Energy.Active.Import.Register", Unit.WH),
  ENERGY_REACTIVE_EXPORT_REGISTER("Energy.Reactive.Export.Register", Unit.VARH),
  ENERGY_REACTIVE_IMPORT_REGISTER("Energy.Reactive.Import.Register", Unit.VARH),
  ENERGY_ACTIVE_EXPORT_INTERVAL("Energy.Active.Export.Interval", Unit.WH),
  ENERGY_ACTIVE_IMPORT_INTERVAL("Energy.Active.Import.Interval", Unit.WH),
  ENERGY_ACTIVE_NET("Energy.Active.Net", Unit.WH),
  ENERGY_REACTIVE_EXPORT_INTERVAL("Energy.Reactive.Export.Interval", Unit.VARH),
  ENERGY_REACTIVE_IMPORT_INTERVAL("Energy.Reactive.Import.Interval", Unit.VARH),
  ENERGY_REACTIVE_NET("Energy.Reactive.Net", Unit.VARH),
  ENERGY_APPARENT_NET("Energy.Apparent.Net", Unit.VAH),
  ENERGY_APPARENT_IMPORT("Energy.Apparent.Import", Unit.VAH),
  ENERGY_APPARENT_EXPORT("Energy.Apparent.Export", Unit.VAH),
  FREQUENCY("Frequency", Unit.HERTZ),
  POWER_ACTIVE_EXPORT("Power.Active.Export", Unit.W),
  POWER_ACTIVE_IMPORT("Power.Active.Import", Unit.W),
  POWER_FACTOR("Power.Factor", Unit.NONE),
  POWER_OFFERED("Power.Offered", Unit.W),
  POWER_REACTIVE_EXPORT("Power.Reactive.Export", Unit.VAR),
  POWER_REACTIVE_IMPORT("Power.Reactive.Import", Unit.VAR),
  RPM("RPM", Unit.RPM),
  SOC("SoC", Unit.PERCENT),
  TEMPERATURE("Temperature", Unit.CELSIUS),
  VOLTAGE("Voltage", Unit.V);

  private final String wire;
  private final Unit unit;

  Measurand(String wire, Unit unit) {
    this.wire = wire;
    this.unit = unit;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The unit of this measurand's values before they are counted in thousandths. */
  public Unit unit() {
    return unit;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<Measurand> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
