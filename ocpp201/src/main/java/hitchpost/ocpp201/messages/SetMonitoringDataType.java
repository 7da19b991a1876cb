package hitchpost.ocpp201.messages;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A monitor that the CSMS wants.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.42.
 *
 * @param id of the monitor to be replaced; absent means a new one
 * @param transaction whether it watches during transactions only; absent means no
 * @param value threshold, difference, or seconds of a period
 * @param severity 0 (danger) to 9 (debug)
 */
public record SetMonitoringDataType(
    @Nullable Integer id,
    @Nullable Boolean transaction,
    BigDecimal value,
    MonitorEnumType type,
    int severity,
    ComponentType component,
    VariableType variable) {}
