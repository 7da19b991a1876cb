package hitchpost.ocpp201.messages;

import hitchpost.core.types.CustomData;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit from one moment of a schedule until the next period.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.11.
 *
 * @param startPeriod seconds from the start of the schedule
 * @param limit in the unit of the schedule
 * @param numberPhases absent means 3
 * @param phaseToUse which one, only for one phase and an EVSE that can choose
 */
public record ChargingSchedulePeriodType(
    int startPeriod,
    BigDecimal limit,
    @Nullable Integer numberPhases,
    @Nullable Integer phaseToUse,
    @Nullable CustomData customData) {}
