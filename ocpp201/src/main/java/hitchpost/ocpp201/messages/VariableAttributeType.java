package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.MutabilityEnum;
import org.jspecify.annotations.Nullable;

/**
 * One of the values of a variable, with what may be done to it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.50.
 *
 * @param type absent means Actual
 * @param value absent only when write-only
 * @param mutability absent means ReadWrite
 * @param persistent whether it survives a restart; absent means no
 * @param constant whether it never changes while the station runs; absent means no
 */
public record VariableAttributeType(
    @Nullable AttributeEnum type,
    @Nullable @MaxLength(2500) String value,
    @Nullable MutabilityEnum mutability,
    @Nullable Boolean persistent,
    @Nullable Boolean constant) {}
