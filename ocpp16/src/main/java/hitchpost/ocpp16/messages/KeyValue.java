package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * A configuration key as the station reports it.
 *
 * <p>Source: OCPP 1.6, 7.29.
 *
 * @param value absent when the key is known, but has no value
 */
public record KeyValue(
    @MaxLength(50) String key, boolean readonly, @Nullable @MaxLength(500) String value) {}
