package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * A physical or logical part of the station.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.16.
 *
 * @param instance which of several of that name
 * @param evse absent means at the station
 */
public record ComponentType(
    @MaxLength(50) String name,
    @Nullable @MaxLength(50) String instance,
    @Nullable EVSEType evse) {}
