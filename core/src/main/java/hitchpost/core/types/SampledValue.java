package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * One value that was measured, exact to a thousandth of its base unit.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.41; OCPP 1.6, 7.43.
 *
 * @param valueMilli thousandths of {@link Measurand#unit}: mWh, mW, mA, mV, thousandths of a
 *     percent
 * @param measurand what was measured
 * @param phase on which conductors; absent means over all of them
 * @param location where; absent means at the outlet
 * @param context what occasioned the reading
 * @param signed the same reading as the meter signed it
 */
public record SampledValue(
    long valueMilli,
    Measurand measurand,
    @Nullable Phase phase,
    @Nullable Location location,
    ReadingContext context,
    @Nullable SignedMeterValue signed) {}
