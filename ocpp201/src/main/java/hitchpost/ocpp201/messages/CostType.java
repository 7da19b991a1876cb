package hitchpost.ocpp201.messages;

import hitchpost.core.types.CostKind;
import org.jspecify.annotations.Nullable;

/**
 * One kind of cost: the amount times ten to the power of the multiplier.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.20.
 *
 * @param amountMultiplier -3 to 3; absent means 0
 */
public record CostType(CostKind costKind, int amount, @Nullable Integer amountMultiplier) {}
