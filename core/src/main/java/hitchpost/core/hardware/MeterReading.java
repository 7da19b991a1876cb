package hitchpost.core.hardware;

import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One consistent reading of a meter. A meter that has nothing to say gives no reading; there is no
 * placeholder value.
 *
 * @param importMilliWattHours lifetime energy register; should a meter fall or leap, {@code
 *     metering.Registers} makes up for it
 * @param measurements everything else the meter offers; the import register is not repeated here
 * @param signed the import register as the meter signed it, null when it did not
 */
public record MeterReading(
    long importMilliWattHours, List<Measurement> measurements, @Nullable SignedReading signed) {
  public MeterReading {
    measurements = List.copyOf(measurements);
  }

  /** A reading that is not signed. */
  public MeterReading(long importMilliWattHours, List<Measurement> measurements) {
    this(importMilliWattHours, measurements, null);
  }

  /**
   * What the meter signed, which nobody but its reader needs to understand.
   *
   * @param data as the meter delivers it, such as OCMF
   * @param encodingMethod format of the data, such as {@code OCMF}
   * @param signingMethod empty when the data says it
   * @param publicKey of the meter as it is told to a CSMS, empty when the meter does not tell it
   */
  public record SignedReading(
      String data, String encodingMethod, String signingMethod, String publicKey) {
    /** Signed by a meter that does not tell its key. */
    public SignedReading(String data, String encodingMethod, String signingMethod) {
      this(data, encodingMethod, signingMethod, "");
    }
  }

  /**
   * One measured quantity.
   *
   * @param phase null for the sum or mean of all phases
   * @param valueMilli thousandths of the measurand's base unit
   */
  public record Measurement(Measurand measurand, @Nullable Phase phase, long valueMilli) {}
}
