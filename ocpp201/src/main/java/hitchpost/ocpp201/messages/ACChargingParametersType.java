package hitchpost.ocpp201.messages;

/**
 * How a car charges with alternating current.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.1.
 *
 * @param energyAmount Wh it asks for
 * @param evMinCurrent A per phase
 * @param evMaxCurrent A per phase
 * @param evMaxVoltage V
 */
public record ACChargingParametersType(
    int energyAmount, int evMinCurrent, int evMaxCurrent, int evMaxVoltage) {}
