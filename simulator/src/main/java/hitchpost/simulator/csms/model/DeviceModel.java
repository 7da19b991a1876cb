package hitchpost.simulator.csms.model;

import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.ocpp201.messages.ComponentType;
import hitchpost.ocpp201.messages.EVSEType;
import hitchpost.ocpp201.messages.GetVariableResultType;
import hitchpost.ocpp201.messages.ReportDataType;
import hitchpost.ocpp201.messages.SetVariableDataType;
import hitchpost.ocpp201.messages.SetVariableResultType;
import hitchpost.ocpp201.messages.VariableAttributeType;
import hitchpost.ocpp201.messages.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The device model of a station as far as the station has told it, with its secrets. */
public final class DeviceModel {
  private final Map<String, ReportDataType> variables =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** All variables by their name, as OCPP 2.0.1 reports them. */
  public List<ReportDataType> variables() {
    return new ArrayList<>(variables.values());
  }

  /** The name of a variable: {@code Component[Instance]#Evse.Connector.Variable[Instance]}. */
  public static String name(ComponentType component, VariableType variable) {
    StringBuilder name = new StringBuilder(component.name()).append(instance(component.instance()));
    EVSEType evse = component.evse();
    if (evse != null) {
      name.append('#').append(evse.id());
      if (evse.connectorId() != null) {
        name.append('.').append(evse.connectorId());
      }
    }
    return name.append('.')
        .append(variable.name())
        .append(instance(variable.instance()))
        .toString();
  }

  private static String instance(@Nullable String instance) {
    return instance == null ? "" : "[" + instance + "]";
  }

  /** The actual value of a variable by its name, as far as it is known. */
  Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(name)).stream()
        .flatMap(known -> known.variableAttribute().stream())
        .filter(attribute -> type(attribute.type()) == AttributeEnum.ACTUAL)
        .map(VariableAttributeType::value)
        .filter(Objects::nonNull)
        .findFirst();
  }

  void reported(ReportDataType data) {
    variables.put(name(data.component(), data.variable()), data);
  }

  void read(GetVariableResultType result) {
    String value = result.attributeValue();
    if (result.attributeStatus() == GetVariableStatus.ACCEPTED && value != null) {
      put(result.component(), result.variable(), result.attributeType(), value);
    }
  }

  /** The results stand in the order of the request, or at least name what they are of. */
  void set(List<SetVariableDataType> wanted, List<SetVariableResultType> results) {
    for (SetVariableDataType one : wanted) {
      boolean done = results.stream().anyMatch(result -> isDone(one, result));
      if (done) {
        put(one.component(), one.variable(), one.attributeType(), one.attributeValue());
      }
    }
  }

  private static boolean isDone(SetVariableDataType wanted, SetVariableResultType result) {
    boolean taken =
        result.attributeStatus() == SetVariableStatus.ACCEPTED
            || result.attributeStatus() == SetVariableStatus.REBOOT_REQUIRED;
    return taken
        && name(result.component(), result.variable())
            .equalsIgnoreCase(name(wanted.component(), wanted.variable()))
        && type(result.attributeType()) == type(wanted.attributeType());
  }

  private void put(
      ComponentType component, VariableType variable, @Nullable AttributeEnum type, String value) {
    String name = name(component, variable);
    ReportDataType known = variables.get(name);
    List<VariableAttributeType> attributes = new ArrayList<>();
    boolean replaced = false;
    for (VariableAttributeType old :
        known == null ? List.<VariableAttributeType>of() : known.variableAttribute()) {
      boolean same = type(old.type()) == type(type);
      replaced |= same;
      attributes.add(same ? with(old, value) : old);
    }
    if (!replaced) {
      attributes.add(new VariableAttributeType(type, value, null, null, null));
    }
    variables.put(
        name,
        new ReportDataType(
            component,
            variable,
            attributes,
            known == null ? null : known.variableCharacteristics()));
  }

  private static VariableAttributeType with(VariableAttributeType old, String value) {
    return new VariableAttributeType(
        old.type(), value, old.mutability(), old.persistent(), old.constant());
  }

  private static AttributeEnum type(@Nullable AttributeEnum said) {
    return said == null ? AttributeEnum.ACTUAL : said;
  }
}
