package hitchpost.ocpp201.messages;

import java.math.BigDecimal;

/**
 * A monitor that is set on a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.52.
 *
 * @param transaction whether it watches during transactions only
 * @param value threshold, difference, or seconds of a period
 * @param severity 0 (danger) to 9 (debug)
 */
public record VariableMonitoringType(
    int id, boolean transaction, BigDecimal value, MonitorEnumType type, int severity) {}
