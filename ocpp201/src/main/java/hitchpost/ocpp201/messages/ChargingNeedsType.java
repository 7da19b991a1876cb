package hitchpost.ocpp201.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a car wants to charge, and until when.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.8.
 *
 * @param departureTime as the driver told the car
 */
public record ChargingNeedsType(
    EnergyTransferModeEnumType requestedEnergyTransfer,
    @Nullable ACChargingParametersType acChargingParameters,
    @Nullable DCChargingParametersType dcChargingParameters,
    @Nullable Instant departureTime) {}
