package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * What became of the removal of a monitor.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.15.
 */
public record ClearMonitoringResultType(
    ClearMonitoringStatusEnumType status, int id, @Nullable StatusInfoType statusInfo) {}
