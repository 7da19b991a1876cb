package hitchpost.ocpp16.messages;

import hitchpost.core.types.Location;
import hitchpost.core.types.Phase;
import hitchpost.core.types.ReadingContext;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * <p>Source: OCPP 1.6, 7.43.
 *
 * @param value a decimal number in {@code unit}, or signed data
 * @param context absent means Sample.Periodic
 * @param format absent means Raw
 * @param measurand absent means Energy.Active.Import.Register
 * @param phase absent means over all phases
 * @param location absent means at the outlet
 * @param unit absent means Wh for energies
 */
public record SampledValue(
    String value,
    @Nullable ReadingContext context,
    @Nullable ValueFormat format,
    @Nullable Measurand measurand,
    @Nullable Phase phase,
    @Nullable Location location,
    @Nullable UnitOfMeasure unit) {}
