package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * Where a limit comes from.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.7.
 *
 * @param isGridCritical whether the grid is in danger without it
 */
public record ChargingLimitType(
    ChargingLimitSourceEnumType chargingLimitSource, @Nullable Boolean isGridCritical) {}
