package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;

/**
 * The monitors on a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.34.
 */
public record MonitoringDataType(
    ComponentType component,
    VariableType variable,
    @Size(min = 1) List<VariableMonitoringType> variableMonitoring) {
  public MonitoringDataType {
    variableMonitoring = List.copyOf(variableMonitoring);
  }
}
