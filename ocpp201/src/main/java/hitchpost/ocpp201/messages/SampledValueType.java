package hitchpost.ocpp201.messages;

import hitchpost.core.types.Location;
import hitchpost.core.types.Phase;
import hitchpost.core.types.ReadingContext;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.41.
 *
 * @param value in the unit of measure
 * @param context absent means Sample.Periodic
 * @param measurand absent means Energy.Active.Import.Register
 * @param phase absent means over all phases
 * @param location absent means at the outlet
 * @param unitOfMeasure absent means Wh for energies
 */
public record SampledValueType(
    BigDecimal value,
    @Nullable ReadingContext context,
    @Nullable MeasurandEnumType measurand,
    @Nullable Phase phase,
    @Nullable Location location,
    @Nullable SignedMeterValueType signedMeterValue,
    @Nullable UnitOfMeasureType unitOfMeasure) {}
