package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The modem of a station.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.33.
 */
public record ModemType(
    @Nullable @MaxLength(20) String iccid, @Nullable @MaxLength(20) String imsi) {}
