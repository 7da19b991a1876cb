package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ChangeAvailabilityRequest}.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.5; OCPP 1.6, 6.8.
 *
 * @param status what became of the request
 * @param statusInfo why
 */
public record ChangeAvailabilityResponse(
    ChangeAvailabilityStatus status, @Nullable StatusInfo statusInfo) {}
