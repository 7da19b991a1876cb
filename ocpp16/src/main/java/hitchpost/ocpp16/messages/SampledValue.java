package hitchpost.ocpp16.messages;

import org.jspecify.annotations.Nullable;

/**
 * One measured value. Each absent field has the meaning that its type names.
 *
 * <p>Source: OCPP 1.6, 7.43.
 *
 * @param value a decimal number in {@code unit}, or signed data
 */
public record SampledValue(
    String value,
    @Nullable ReadingContext context,
    @Nullable ValueFormat format,
    @Nullable Measurand measurand,
    @Nullable Phase phase,
    @Nullable Location location,
    @Nullable UnitOfMeasure unit) {}
