package hitchpost.ocpp16.messages;

import hitchpost.core.message.FractionDigits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit from one moment of a schedule until the next period.
 *
 * <p>Source: OCPP 1.6, 7.14.
 *
 * @param startPeriod seconds from the start of the schedule
 * @param limit in the unit of the schedule, at most one digit after the point
 * @param numberPhases absent means 3
 */
public record ChargingSchedulePeriod(
    int startPeriod, @FractionDigits(1) BigDecimal limit, @Nullable Integer numberPhases) {}
