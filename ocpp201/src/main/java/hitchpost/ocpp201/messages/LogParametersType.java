package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a log is wanted, and where.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.29.
 *
 * @param remoteLocation URL to upload to; may hold a password
 */
public record LogParametersType(
    @MaxLength(512) String remoteLocation,
    @Nullable Instant oldestTimestamp,
    @Nullable Instant latestTimestamp) {}
