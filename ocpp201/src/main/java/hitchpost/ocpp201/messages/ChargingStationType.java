package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * What a station is and runs.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.13.
 */
public record ChargingStationType(
    @MaxLength(50) String vendorName,
    @MaxLength(20) String model,
    @Nullable @MaxLength(25) String serialNumber,
    @Nullable @MaxLength(50) String firmwareVersion,
    @Nullable ModemType modem) {}
