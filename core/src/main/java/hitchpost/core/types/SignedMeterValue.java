package hitchpost.core.types;

/**
 * A meter reading as the meter signed it, opaque to the station.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.46; Signed Meter Values in OCPP 1.0.
 *
 * @param signedMeterData what the meter delivered, Base64
 * @param signingMethod at most 50 characters; empty when the data says it
 * @param encodingMethod format of the data, such as OCMF, at most 50 characters
 * @param publicKey Base64, at most 2500 characters; empty when it is not to be sent
 */
public record SignedMeterValue(
    String signedMeterData, String signingMethod, String encodingMethod, String publicKey) {
  public SignedMeterValue {
    Checks.maxLength(signingMethod, 50, "SignedMeterValue.signingMethod");
    Checks.maxLength(encodingMethod, 50, "SignedMeterValue.encodingMethod");
    Checks.maxLength(publicKey, 2500, "SignedMeterValue.publicKey");
  }
}
