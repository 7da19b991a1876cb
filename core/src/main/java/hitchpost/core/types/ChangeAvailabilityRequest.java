package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * Asks to make the station, an EVSE or a connector usable or not.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.5; OCPP 1.6, 6.7.
 *
 * @param operationalStatus what it is to be
 * @param evse which; absent means the whole station
 */
public record ChangeAvailabilityRequest(OperationalStatus operationalStatus, @Nullable Evse evse) {}
