package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * Unit of a value.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.49.
 *
 * @param unit absent means Wh
 * @param multiplier power of ten; absent means 0
 */
public record UnitOfMeasureType(
    @Nullable @MaxLength(20) String unit, @Nullable Integer multiplier) {}
