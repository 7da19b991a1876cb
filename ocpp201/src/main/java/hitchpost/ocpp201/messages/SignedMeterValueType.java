package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;

/**
 * A reading as the meter signed it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.46.
 *
 * @param signedMeterData Base64
 * @param signingMethod empty when the data says it
 * @param encodingMethod format of the data
 * @param publicKey Base64; empty when it is not to be sent
 */
public record SignedMeterValueType(
    @MaxLength(2500) String signedMeterData,
    @MaxLength(50) String signingMethod,
    @MaxLength(50) String encodingMethod,
    @MaxLength(2500) String publicKey) {}
