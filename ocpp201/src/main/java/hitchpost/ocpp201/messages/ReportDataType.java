package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable as the device model shows it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.38.
 */
public record ReportDataType(
    ComponentType component,
    VariableType variable,
    @Size(min = 1, max = 4) List<VariableAttributeType> variableAttribute,
    @Nullable VariableCharacteristicsType variableCharacteristics) {
  public ReportDataType {
    variableAttribute = List.copyOf(variableAttribute);
  }
}
