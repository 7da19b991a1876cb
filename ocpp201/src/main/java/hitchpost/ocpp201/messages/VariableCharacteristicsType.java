package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.DataEnum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.51.
 *
 * @param maxLimit for texts and lists the greatest length
 * @param valuesList the choices of a list, with commas
 */
public record VariableCharacteristicsType(
    @Nullable @MaxLength(16) String unit,
    DataEnum dataType,
    @Nullable BigDecimal minLimit,
    @Nullable BigDecimal maxLimit,
    @Nullable @MaxLength(1000) String valuesList,
    boolean supportsMonitoring) {}
