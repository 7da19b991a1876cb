package hitchpost.ocpp201.messages;

import hitchpost.core.message.Range;
import org.jspecify.annotations.Nullable;

/**
 * How a car charges with direct current.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.21.
 *
 * @param evMaxCurrent A
 * @param evMaxVoltage V
 * @param energyAmount Wh it asks for
 * @param evMaxPower W
 * @param stateOfCharge percent
 * @param evEnergyCapacity Wh the battery holds
 * @param fullSoC percent at which the car calls itself full
 * @param bulkSoC percent at which fast charging ends
 */
public record DCChargingParametersType(
    int evMaxCurrent,
    int evMaxVoltage,
    @Nullable Integer energyAmount,
    @Nullable Integer evMaxPower,
    @Nullable @Range(min = 0, max = 100) Integer stateOfCharge,
    @Nullable Integer evEnergyCapacity,
    @Nullable @Range(min = 0, max = 100) Integer fullSoC,
    @Nullable @Range(min = 0, max = 100) Integer bulkSoC) {}
