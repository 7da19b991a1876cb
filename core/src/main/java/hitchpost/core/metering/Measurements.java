package hitchpost.core.metering;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.Quantity;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.SignedMeterValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sampled values of a meter reading. What the meter does not offer is left out. */
public final class Measurements {
  private Measurements() {}

  /** The wanted values, in the order wanted. */
  public static List<SampledValue> of(
      MeterReading reading, List<Quantity> wanted, ReadingContext context) {
    return of(reading, wanted, context, null);
  }

  /**
   * The wanted values, in the order wanted.
   *
   * @param signed the import register as it was signed, which goes with its value
   */
  static List<SampledValue> of(
      MeterReading reading,
      List<Quantity> wanted,
      ReadingContext context,
      @Nullable SignedMeterValue signed) {
    var values = new ArrayList<SampledValue>();
    for (Quantity quantity : wanted) {
      if (quantity.covers(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, null)) {
        values.add(
            new SampledValue(
                reading.importMilliWattHours(), quantity.measurand(), null, null, context, signed));
      }
      for (var measured : reading.measurements()) {
        if (quantity.covers(measured.measurand(), measured.phase())) {
          values.add(value(measured.valueMilli(), measured.measurand(), measured.phase(), context));
        }
      }
    }
    return values;
  }

  private static SampledValue value(
      long milli, Measurand measurand, @Nullable Phase phase, ReadingContext context) {
    return new SampledValue(milli, measurand, phase, null, context, null);
  }
}
