package hitchpost.core.devicemodel;

import hitchpost.core.Effects;
import hitchpost.core.devicemodel.ModelVariable.Value;
import hitchpost.core.devicemodel.Selection.Criterion;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.StatusInfo;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All variables of the station: its settings, and what it observes and is built like.
 *
 * <p>Names are the same in upper and lower case, and no instance is the same as an empty one.
 * Source: OCPP 2.0.1 part 1, 4; part 2, B05 to B08.
 */
public final class DeviceModel {
  /** Longest value that is told; what is longer is cut. Source: OCPP 2.0.1 part 2, 2.1.21. */
  static final int MAX_VALUE_LENGTH = 2_500;

  /** Writes a setting on behalf of whoever asks, as {@link Settings#write} does. */
  public interface Writer {
    Settings.Written write(Effects fx, String settingId, String text);
  }

  /** Variables that say that something is wrong with their component. */
  private static final List<String> TROUBLES =
      List.of("Problem", "Tripped", "Overload", "Fallback");

  private final Settings settings;
  private final Writer writer;
  private final Map<Component, Map<Variable, ModelVariable>> components = new LinkedHashMap<>();

  /**
   * @param settings their variables, all but the hidden ones and those without a component
   * @param others what is no setting; where it stands in the place of one, it is shown instead
   */
  public DeviceModel(Settings settings, Writer writer, List<ModelVariable> others) {
    this.settings = settings;
    this.writer = writer;
    List<ModelVariable> all = new ArrayList<>(others);
    all.addAll(stored(settings));
    all.sort(
        Comparator.comparing((ModelVariable v) -> v.component().name(), String::compareToIgnoreCase)
            .thenComparingInt(v -> evse(v.component()))
            .thenComparingInt(v -> connector(v.component()))
            .thenComparing(v -> v.variable().name(), String::compareToIgnoreCase));
    for (ModelVariable variable : all) {
      components
          .computeIfAbsent(variable.component(), c -> new LinkedHashMap<>())
          .merge(variable.variable(), variable, ModelVariable::completedBy);
    }
  }

  private static int evse(Component component) {
    Evse evse = component.evse();
    return evse == null ? 0 : evse.id();
  }

  private static int connector(Component component) {
    Evse evse = component.evse();
    return evse == null || evse.connectorId() == null ? 0 : evse.connectorId();
  }

  /** The settings, those of one variable together. */
  private static List<ModelVariable> stored(Settings settings) {
    var places = new LinkedHashMap<ComponentVariable, List<Setting<?>>>();
    for (Setting<?> setting : settings.all()) {
      if (setting.access() != Access.HIDDEN && !setting.component().name().isEmpty()) {
        places
            .computeIfAbsent(
                new ComponentVariable(setting.component(), setting.variable()),
                place -> new ArrayList<>())
            .add(setting);
      }
    }
    return places.values().stream().map(DeviceModel::variable).toList();
  }

  private static ModelVariable variable(List<Setting<?>> attributes) {
    Setting<?> actual =
        attributes.stream()
            .filter(a -> a.attribute() == AttributeEnum.ACTUAL)
            .findFirst()
            .orElse(attributes.getFirst());
    var values = new EnumMap<AttributeEnum, Value>(AttributeEnum.class);
    attributes.forEach(a -> values.put(a.attribute(), new Value.Stored(a)));
    return new ModelVariable(
        actual.component(), actual.variable(), actual.codec().characteristics(), values);
  }

  /** Reads one value; a secret is not told. */
  public GetVariableResult get(GetVariableRequest request) {
    Map<Variable, ModelVariable> component = component(request.component());
    if (component == null) {
      return result(request, GetVariableStatus.UNKNOWN_COMPONENT, null, null);
    }
    ModelVariable variable = component.get(named(request.variable()));
    if (variable == null) {
      return result(request, GetVariableStatus.UNKNOWN_VARIABLE, null, null);
    }
    Value value = variable.values().get(request.attributeType());
    if (value == null) {
      return result(request, GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, null, null);
    }
    return value.mutability() == MutabilityEnum.WRITE_ONLY
        ? result(request, GetVariableStatus.REJECTED, null, "WriteOnly")
        : result(request, GetVariableStatus.ACCEPTED, text(value), null);
  }

  private static GetVariableResult result(
      GetVariableRequest request,
      GetVariableStatus status,
      @Nullable String value,
      @Nullable String reason) {
    return new GetVariableResult(
        status,
        request.attributeType(),
        value,
        request.component(),
        request.variable(),
        reason == null ? null : new StatusInfo(reason, null));
  }

  private @Nullable Map<Variable, ModelVariable> component(Component wanted) {
    Evse evse = wanted.evse();
    return components.get(
        new Component(
            wanted.name(),
            Names.instance(wanted.instance()),
            evse == null || evse.id() == 0 ? null : evse));
  }

  private static Variable named(Variable wanted) {
    return new Variable(wanted.name(), Names.instance(wanted.instance()));
  }

  private String text(Value value) {
    String text =
        switch (value) {
          case Value.Stored stored -> settings.text(stored.setting());
          case Value.Observed observed -> observed.now().get();
          case Value.Built built -> built.text();
        };
    return text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) : text;
  }

  /** The setting that a write would change, none where there is nothing to write to. */
  public Optional<Setting<?>> setting(SetVariableRequest request) {
    return Optional.ofNullable(component(request.component()))
        .map(component -> component.get(named(request.variable())))
        .map(variable -> variable.values().get(request.attributeType()))
        .flatMap(value ->
            value instanceof Value.Stored stored
                ? Optional.of(stored.setting())
                : Optional.empty());
  }

  /** Writes one value. */
  public SetVariableResult set(Effects fx, SetVariableRequest request) {
    Map<Variable, ModelVariable> component = component(request.component());
    if (component == null) {
      return result(request, SetVariableStatus.UNKNOWN_COMPONENT, null);
    }
    ModelVariable variable = component.get(named(request.variable()));
    if (variable == null) {
      return result(request, SetVariableStatus.UNKNOWN_VARIABLE, null);
    }
    return switch (variable.values().get(request.attributeType())) {
      case null -> result(request, SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, null);
      case Value.Observed o -> result(request, SetVariableStatus.REJECTED, "ReadOnly");
      case Value.Built b -> result(request, SetVariableStatus.REJECTED, "ReadOnly");
      case Value.Stored stored -> write(fx, request, variable, stored.setting());
    };
  }

  private SetVariableResult write(
      Effects fx, SetVariableRequest request, ModelVariable variable, Setting<?> setting) {
    String text = request.attributeValue();
    Optional<String> outside =
        setting.access() == Access.READ_ONLY
            ? Optional.empty()
            : Bounds.refusal(variable, setting.attribute(), text, this::text);
    if (outside.isPresent()) {
      return result(request, SetVariableStatus.REJECTED, outside.get());
    }
    return switch (writer.write(fx, setting.id(), text)) {
      case ACCEPTED -> result(request, SetVariableStatus.ACCEPTED, null);
      case REBOOT_REQUIRED -> result(request, SetVariableStatus.REBOOT_REQUIRED, null);
      case REJECTED -> result(request, SetVariableStatus.REJECTED, "InvalidValue");
      case READ_ONLY -> result(request, SetVariableStatus.REJECTED, "ReadOnly");
      case UNKNOWN -> result(request, SetVariableStatus.UNKNOWN_VARIABLE, null);
    };
  }

  private static SetVariableResult result(
      SetVariableRequest request, SetVariableStatus status, @Nullable String reason) {
    return new SetVariableResult(
        status,
        request.attributeType(),
        request.component(),
        request.variable(),
        reason == null ? null : new StatusInfo(reason, null));
  }

  /** The variables of a selection, as they are now, by the names of their components. */
  public List<ReportEntry> select(Selection selection) {
    var entries = new ArrayList<ReportEntry>();
    for (Map<Variable, ModelVariable> component : components.values()) {
      for (ModelVariable variable : component.values()) {
        entry(selection, component, variable).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private Optional<ReportEntry> entry(
      Selection selection, Map<Variable, ModelVariable> component, ModelVariable variable) {
    return switch (selection) {
      case Selection.Inventory.FULL -> Optional.of(entry(variable, variable.values()));
      case Selection.Inventory.CONFIGURATION -> {
        var writable = new EnumMap<>(variable.values());
        writable.values().removeIf(v -> v.mutability() == MutabilityEnum.READ_ONLY);
        yield writable.isEmpty() ? Optional.empty() : Optional.of(entry(variable, writable));
      }
      case Selection.Inventory.SUMMARY ->
          tellsCondition(variable)
              ? Optional.of(entry(variable, variable.values()))
              : Optional.empty();
      case Selection.Custom custom ->
          Names.mean(custom.of(), variable) && meets(custom.criteria(), component)
              ? Optional.of(entry(variable, variable.values()))
              : Optional.empty();
    };
  }

  private ReportEntry entry(ModelVariable variable, Map<AttributeEnum, Value> values) {
    var attributes = new ArrayList<VariableAttribute>();
    values.forEach((type, value) ->
        attributes.add(
            new VariableAttribute(
                type,
                value.mutability() == MutabilityEnum.WRITE_ONLY ? null : text(value),
                value.mutability(),
                value instanceof Value.Stored,
                value instanceof Value.Built)));
    return new ReportEntry(
        variable.component(), variable.variable(), attributes, variable.characteristics());
  }

  /** Availability always, and what is wrong where something is. Source: OCPP 2.0.1, B07.FR.09. */
  private boolean tellsCondition(ModelVariable variable) {
    String name = variable.variable().name();
    return name.equals("AvailabilityState") || (TROUBLES.contains(name) && isTrue(variable));
  }

  private boolean isTrue(ModelVariable variable) {
    Value actual = variable.values().get(AttributeEnum.ACTUAL);
    return actual != null && text(actual).equals("true");
  }

  private boolean meets(List<Criterion> criteria, Map<Variable, ModelVariable> component) {
    return criteria.isEmpty() || criteria.stream().anyMatch(c -> meets(c, component));
  }

  /** A variable of the criterion's name may have instances: one of them is enough. */
  private boolean meets(Criterion criterion, Map<Variable, ModelVariable> component) {
    List<ModelVariable> telling =
        component.values().stream()
            .filter(v -> v.variable().name().equalsIgnoreCase(criterion.variable))
            .toList();
    return telling.isEmpty() ? criterion.otherwise : telling.stream().anyMatch(this::isTrue);
  }
}
