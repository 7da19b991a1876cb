package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * What became of a monitor that the CSMS wanted.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.43.
 *
 * @param id only when accepted
 */
public record SetMonitoringResultType(
    @Nullable Integer id,
    SetMonitoringStatusEnumType status,
    MonitorEnumType type,
    int severity,
    ComponentType component,
    VariableType variable,
    @Nullable StatusInfoType statusInfo) {}
