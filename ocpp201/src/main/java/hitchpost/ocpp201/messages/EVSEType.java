package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * An EVSE or one of its connectors.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.23.
 *
 * @param id counts from 1
 * @param connectorId counts from 1 within the EVSE; absent means all
 */
public record EVSEType(int id, @Nullable Integer connectorId) {}
