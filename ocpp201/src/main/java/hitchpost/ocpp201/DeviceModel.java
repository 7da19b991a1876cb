package hitchpost.ocpp201;

import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableAttribute;
import hitchpost.core.types.VariableCharacteristics;
import hitchpost.ocpp201.messages.ComponentType;
import hitchpost.ocpp201.messages.ComponentVariableType;
import hitchpost.ocpp201.messages.GetVariableDataType;
import hitchpost.ocpp201.messages.GetVariableResultType;
import hitchpost.ocpp201.messages.ReportDataType;
import hitchpost.ocpp201.messages.SetVariableDataType;
import hitchpost.ocpp201.messages.SetVariableResultType;
import hitchpost.ocpp201.messages.VariableAttributeType;
import hitchpost.ocpp201.messages.VariableCharacteristicsType;
import hitchpost.ocpp201.messages.VariableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Components and variables as messages carry them.
 *
 * <p>Reading throws {@link hitchpost.core.message.MessageViolation} when the EVSE of a component
 * has a negative number. Source: OCPP 2.0.1 part 2, 2.16, 2.17, 2.25, 2.26, 2.38, 2.44, 2.45 and
 * 2.50 to 2.53.
 */
final class DeviceModel {
  private DeviceModel() {}

  static Component read(ComponentType component) {
    return new Component(component.name(), component.instance(), Places.read(component.evse()));
  }

  static ComponentType write(Component component) {
    return new ComponentType(
        component.name(), component.instance(), Places.write(component.evse()));
  }

  static Variable read(VariableType variable) {
    return new Variable(variable.name(), variable.instance());
  }

  static VariableType write(Variable variable) {
    return new VariableType(variable.name(), variable.instance());
  }

  static ComponentVariable read(ComponentVariableType both) {
    VariableType variable = both.variable();
    return new ComponentVariable(read(both.component()), variable == null ? null : read(variable));
  }

  static GetVariableRequest read(GetVariableDataType wanted) {
    return new GetVariableRequest(
        read(wanted.component()),
        read(wanted.variable()),
        actualUnlessSaid(wanted.attributeType()));
  }

  static GetVariableResultType write(GetVariableResult result) {
    return new GetVariableResultType(
        result.attributeStatus(),
        Texts.write(result.attributeStatusInfo()),
        result.attributeType(),
        result.attributeValue(),
        write(result.component()),
        write(result.variable()));
  }

  static SetVariableRequest read(SetVariableDataType wanted) {
    boolean password = Passwords.isOne(wanted.component().name(), wanted.variable().name());
    return new SetVariableRequest(
        read(wanted.component()),
        read(wanted.variable()),
        actualUnlessSaid(wanted.attributeType()),
        password ? Passwords.read(wanted.attributeValue()) : wanted.attributeValue());
  }

  static SetVariableResultType write(SetVariableResult result) {
    return new SetVariableResultType(
        result.attributeType(),
        result.attributeStatus(),
        Texts.write(result.attributeStatusInfo()),
        write(result.component()),
        write(result.variable()));
  }

  private static AttributeEnum actualUnlessSaid(@Nullable AttributeEnum type) {
    return type == null ? AttributeEnum.ACTUAL : type;
  }

  /** A variable as reports show it. */
  static ReportDataType report(
      Component component,
      Variable variable,
      List<VariableAttribute> attributes,
      VariableCharacteristics characteristics) {
    return new ReportDataType(
        write(component),
        write(variable),
        attributes.stream().map(DeviceModel::write).toList(),
        write(characteristics));
  }

  /** Flags that are off are left out, as absent means: reports are long enough. */
  private static VariableAttributeType write(VariableAttribute attribute) {
    return new VariableAttributeType(
        attribute.type(),
        attribute.value(),
        attribute.mutability(),
        attribute.persistent() ? true : null,
        attribute.constant() ? true : null);
  }

  private static VariableCharacteristicsType write(VariableCharacteristics fixed) {
    return new VariableCharacteristicsType(
        fixed.unit(),
        fixed.dataType(),
        fixed.minLimit(),
        fixed.maxLimit(),
        fixed.valuesList().isEmpty() ? null : String.join(",", fixed.valuesList()),
        fixed.supportsMonitoring());
  }
}
