package hitchpost.core.hardware;

import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One consistent reading of a meter. A meter that has nothing to say gives no reading; there is no
 * placeholder value.
 *
 * @param importMilliWattHours lifetime energy register, never falling
 * @param measurements everything else the meter offers; the import register is not repeated here
 */
public record MeterReading(long importMilliWattHours, List<Measurement> measurements) {
  public MeterReading {
    measurements = List.copyOf(measurements);
  }

  /**
   * One measured quantity.
   *
   * @param phase null for the sum or mean of all phases
   * @param valueMilli thousandths of the measurand's base unit
   */
  public record Measurement(Measurand measurand, @Nullable Phase phase, long valueMilli) {}
}
