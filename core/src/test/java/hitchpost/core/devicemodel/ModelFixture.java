package hitchpost.core.devicemodel;

import hitchpost.core.Effects;
import hitchpost.core.Identity;
import hitchpost.core.Now;
import hitchpost.core.Registry;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.settings.Codec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The model of a station with two EVSEs, the second with two connectors, and a fan of its own. */
final class ModelFixture implements StationState {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  static final Component FAN = new Component("Fan", "rear", null);
  static final Variable SPEED = Variable.of("FanSpeed");

  static final Setting<Integer> TRIES =
      new Setting<>("TxCtrlr", "Tries", null, Codec.integer(1, 9).in("s"), Access.READ_WRITE, 3);
  static final Setting<Integer> SLOT =
      new Setting<>("TxCtrlr", "Slot", null, Codec.integer(0, 9), Access.READ_WRITE, 1)
          .afterReboot();
  static final Setting<String> SECRET =
      new Setting<>("SecurityCtrlr", "Secret", null, Codec.text(40), Access.WRITE_ONLY, "hush");
  static final Setting<Boolean> COST_SHOWN =
      new Setting<>("TariffCostCtrlr", "Enabled", "Cost", Codec.bool(), Access.READ_WRITE, true);
  static final Setting<Boolean> TARIFF_SHOWN =
      new Setting<>("TariffCostCtrlr", "Enabled", "Tariff", Codec.bool(), Access.READ_WRITE, false);
  private static final Setting<Boolean> HIDDEN =
      new Setting<>("TxCtrlr", "Hidden", null, Codec.bool(), Access.HIDDEN, true);
  private static final Setting<String> VENDOR_KEY =
      new Setting<>("", "AcmeMode", null, Codec.text(40), Access.READ_WRITE, "eco");

  final Now now = new Now(NOON, 0);
  final Effects fx = new Effects(now, new StationClock(NOON.minusSeconds(60), 1, now));
  final Settings settings;
  final DeviceModel model;
  final TreeSet<Integer> troubled = new TreeSet<>();

  ModelFixture() {
    var catalogue =
        new ArrayList<Setting<?>>(
            Registry.of(
                List.of(evse(1, 1), evse(2, 2)), List.of(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)));
    catalogue.removeIf(setting -> setting.id().equals(COST_SHOWN.id()));
    catalogue.addAll(List.of(TRIES, SLOT, SECRET, COST_SHOWN, TARIFF_SHOWN, HIDDEN, VENDOR_KEY));
    catalogue.add(custom(FAN, SPEED, AttributeEnum.ACTUAL, MutabilityEnum.READ_ONLY, "502"));
    catalogue.add(custom(FAN, SPEED, AttributeEnum.TARGET, MutabilityEnum.READ_WRITE, "300"));
    catalogue.add(custom(FAN, SPEED, AttributeEnum.MIN_SET, MutabilityEnum.READ_ONLY, "200"));
    catalogue.add(custom(FAN, SPEED, AttributeEnum.MAX_SET, MutabilityEnum.READ_WRITE, "500"));
    var identity = new Identity("Acme", "One", null, null, null, null, null, null, null);
    var config =
        new StationConfig(
            "CS-1",
            identity,
            List.of(evse(1, 1), evse(2, 2)),
            catalogue,
            new BackOff(Duration.ofSeconds(1), Duration.ZERO, 1),
            NOON.minusSeconds(60),
            false,
            false);
    settings = new Settings(config.settings());
    model = new DeviceModel(settings, settings::write, LiveVariables.of(config, settings, this));
  }

  private static Setting<?> custom(
      Component component,
      Variable variable,
      AttributeEnum attribute,
      MutabilityEnum mutability,
      String value) {
    return CustomVariables.setting(
            component, variable, attribute, mutability, DataEnum.INTEGER, value)
        .orElseThrow();
  }

  private static EvseSpec evse(int id, int connectors) {
    var list = new ArrayList<ConnectorSpec>();
    for (int i = 1; i <= connectors; i++) {
      list.add(new ConnectorSpec(i, "sType2", false));
    }
    return new EvseSpec(id, 3, 32_000, 230, list);
  }

  static Component at(String name, int evse, @Nullable Integer connector) {
    return new Component(name, null, new Evse(evse, connector));
  }

  GetVariableResult get(Component component, Variable variable) {
    return model.get(GetVariableRequest.of(component, variable));
  }

  GetVariableResult get(String component, String variable) {
    return get(Component.of(component), Variable.of(variable));
  }

  SetVariableResult set(String component, String variable, String value) {
    return model.set(
        fx, SetVariableRequest.of(Component.of(component), Variable.of(variable), value));
  }

  SetVariableResult set(
      Component component, Variable variable, AttributeEnum attribute, String value) {
    return model.set(fx, new SetVariableRequest(component, variable, attribute, value));
  }

  /** Entries of a report as {@code Component#evse.connector.Variable[instance]}. */
  List<String> names(Selection selection) {
    return model.select(selection).stream().map(ModelFixture::name).toList();
  }

  static String name(ReportEntry entry) {
    return new Setting<>(
            entry.component(),
            entry.variable(),
            AttributeEnum.ACTUAL,
            Codec.bool(),
            Access.READ_ONLY,
            true)
        .id();
  }

  static Selection of(ComponentVariable... wanted) {
    return new Selection.Custom(List.of(), List.of(wanted));
  }

  @Override
  public ConnectorStatus status(Evse place) {
    return place.id() == 2 ? ConnectorStatus.OCCUPIED : ConnectorStatus.AVAILABLE;
  }

  @Override
  public boolean problem(Evse place) {
    return troubled.contains(place.id());
  }

  @Override
  public Instant time() {
    return NOON;
  }

  @Override
  public int listEntries() {
    return 7;
  }

  @Override
  public int cacheBytes() {
    return 0;
  }

  @Override
  public int chargingProfiles() {
    return 2;
  }

  @Override
  public int certificates() {
    return 1;
  }

  @Override
  public int networkSlot() {
    return 4;
  }

  @Override
  public boolean bayOccupied(int evse) {
    return false;
  }

  @Override
  public boolean lockFails(Evse connector) {
    return false;
  }

  @Override
  public long messageTimeoutSeconds() {
    return 30;
  }
}
