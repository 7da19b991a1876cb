package hitchpost.core.devicemodel;

import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.monitoring.HardWired;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.Component;
import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableCharacteristics;
import hitchpost.core.types.WireEnum;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The variables that nobody sets: what the station is built like, and what it observes.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.1, 2.2 and 2.13, with errata 2.57 and 2.66.
 */
public final class LiveVariables {
  private static final VariableCharacteristics FLAG = VariableCharacteristics.of(DataEnum.BOOLEAN);
  private static final VariableCharacteristics NUMBER =
      VariableCharacteristics.of(DataEnum.INTEGER);
  private static final VariableCharacteristics TEXT = VariableCharacteristics.of(DataEnum.STRING);
  private static final VariableCharacteristics STATUS =
      VariableCharacteristics.of(DataEnum.OPTION_LIST)
          .withValuesList(List.of(ConnectorStatus.values()).stream().map(WireEnum::wire).toList());

  /** Controllers whose variables say whether the station has them at all. */
  private static final List<String> CONTROLLERS =
      List.of(
          "AlignedDataCtrlr",
          "AuthCacheCtrlr",
          "LocalAuthListCtrlr",
          "ReservationCtrlr",
          "SampledDataCtrlr",
          "SmartChargingCtrlr");

  private final StationConfig config;
  private final Settings settings;
  private final StationState state;
  private final List<ModelVariable> variables = new ArrayList<>();

  private LiveVariables(StationConfig config, Settings settings, StationState state) {
    this.config = config;
    this.settings = settings;
    this.state = state;
  }

  /** All of them for a station of this kind. */
  public static List<ModelVariable> of(
      StationConfig config, Settings settings, StationState state) {
    var live = new LiveVariables(config, settings, state);
    live.station();
    config.evses().forEach(live::evse);
    live.controllers();
    live.counts();
    live.ofConnectionProfiles();
    return List.copyOf(live.variables);
  }

  private void station() {
    Component station = Component.of("ChargingStation");
    available(station, Evse.of(0));
    int phases = config.evses().stream().mapToInt(EvseSpec::phases).max().orElse(1);
    built(station, "SupplyPhases", NUMBER, phases);
    built(station, "Model", TEXT, config.identity().model());
    built(station, "VendorName", TEXT, config.identity().vendor());
  }

  private void evse(EvseSpec spec) {
    Component evse = new Component("EVSE", null, Evse.of(spec.id()));
    available(evse, Evse.of(spec.id()));
    built(evse, "SupplyPhases", NUMBER, spec.phases());
    // what it delivers at the moment is told by meter values; here stands what it can
    built(
        evse,
        "Power",
        VariableCharacteristics.of(DataEnum.DECIMAL).withUnit("W").withMaxLimit(watts(spec)),
        "");
    if (spec.baySensor()) {
      observed(
          new Component("BayOccupancySensor", null, Evse.of(spec.id())),
          "Active",
          FLAG,
          () -> String.valueOf(state.bayOccupied(spec.id())));
    }
    for (ConnectorSpec connector : spec.connectors()) {
      var place = new Evse(spec.id(), connector.id());
      Component component = new Component("Connector", null, place);
      available(component, place);
      built(component, "ConnectorType", TEXT, connector.type());
      built(component, "SupplyPhases", NUMBER, spec.phases());
      if (!connector.fixedCable()) {
        observed(
            new Component(HardWired.LOCK, null, place),
            HardWired.PROBLEM,
            FLAG,
            () -> String.valueOf(state.lockFails(place)));
      }
    }
  }

  /** What the hardware can deliver at the nominal voltage. */
  private static BigDecimal watts(EvseSpec spec) {
    return BigDecimal.valueOf((long) spec.phases() * spec.maxMilliAmperes() * spec.nominalVolts())
        .movePointLeft(3);
  }

  private void available(Component component, Evse place) {
    built(component, "Available", FLAG, true);
    observed(component, "AvailabilityState", STATUS, () -> state.status(place).wire());
    observed(component, "Problem", FLAG, () -> String.valueOf(state.problem(place)));
  }

  private void controllers() {
    for (String name : CONTROLLERS) {
      Component controller = Component.of(name);
      if (config.settings().stream().anyMatch(s -> s.component().equals(controller))) {
        built(controller, "Available", FLAG, true);
      }
    }
    if (config.settings().stream()
        .anyMatch(s -> s.id().equals(StandardSettings.LOCAL_LIST_ENABLED.id()))) {
      built(Component.of("LocalAuthListCtrlr"), "SupportsExpiryDateTime", FLAG, true);
    }
    observed(
        Component.of("ClockCtrlr"),
        "DateTime",
        VariableCharacteristics.of(DataEnum.DATE_TIME),
        () -> state.time().truncatedTo(ChronoUnit.MILLIS).toString());
    built(
        Component.of("SecurityCtrlr"),
        "Identity",
        TEXT.withMaxLimit(BigDecimal.valueOf(48)),
        config.stationId());
    observed(
        Component.of("OCPPCommCtrlr"),
        "ActiveNetworkProfile",
        NUMBER,
        () -> String.valueOf(state.networkSlot()));
  }

  private void counts() {
    observed(
        Component.of("AuthCacheCtrlr"),
        "Storage",
        NUMBER.withUnit("B"),
        () -> String.valueOf(state.cacheBytes()));
    count(StandardSettings.LOCAL_LIST_ENTRIES, state::listEntries);
    count(SmartChargingSettings.PROFILE_ENTRIES, state::chargingProfiles);
    count(SecuritySettings.MAX_CERTIFICATES, state::certificates);
  }

  /** Of a setting that says how many there may be, a variable that says how many there are. */
  private void count(Setting<Integer> most, IntSupplier now) {
    for (Setting<?> setting : config.settings()) {
      if (setting.id().equals(most.id()) && setting.factory() instanceof Integer limit) {
        variables.add(
            ModelVariable.observed(
                setting.component(),
                setting.variable(),
                NUMBER.withMaxLimit(BigDecimal.valueOf(limit)),
                () -> String.valueOf(now.getAsInt())));
      }
    }
  }

  /** What the addresses of the CSMS bring with them: it changes with them only. */
  private void ofConnectionProfiles() {
    shown(
        SecuritySettings.SECURITY_PROFILE, () -> settings.text(SecuritySettings.SECURITY_PROFILE));
    shown(StandardSettings.MESSAGE_TIMEOUT, () -> String.valueOf(state.messageTimeoutSeconds()));
  }

  private void shown(Setting<?> setting, Supplier<String> now) {
    variables.add(
        ModelVariable.observed(
            setting.component(), setting.variable(), setting.codec().characteristics(), now));
  }

  private void built(
      Component component, String name, VariableCharacteristics like, Object constant) {
    variables.add(
        ModelVariable.built(component, Variable.of(name), like, String.valueOf(constant)));
  }

  private void observed(
      Component component, String name, VariableCharacteristics like, Supplier<String> now) {
    variables.add(ModelVariable.observed(component, Variable.of(name), like, now));
  }
}
