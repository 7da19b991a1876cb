package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a log is wanted, and where.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.14.
 *
 * @param remoteLocation URL to upload to; may hold a password
 */
public record LogParameters(
    @MaxLength(512) String remoteLocation,
    @Nullable Instant oldestTimestamp,
    @Nullable Instant latestTimestamp) {}
