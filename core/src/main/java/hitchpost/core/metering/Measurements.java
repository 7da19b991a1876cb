package hitchpost.core.metering;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import java.util.ArrayList;
import java.util.List;

/** Makes sampled values of a meter reading. What the meter does not offer is left out. */
public final class Measurements {
  private Measurements() {}

  /** The values of the wanted measurands, in the order wanted, with every phase the meter offers. */
  public static List<SampledValue> of(
      MeterReading reading, List<Measurand> wanted, ReadingContext context) {
    var values = new ArrayList<SampledValue>();
    for (Measurand measurand : wanted) {
      if (measurand == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER) {
        values.add(
            new SampledValue(reading.importMilliWattHours(), measurand, null, null, context, null));
      }
      for (var measured : reading.measurements()) {
        if (measured.measurand() == measurand) {
          values.add(
              new SampledValue(
                  measured.valueMilli(), measurand, measured.phase(), null, context, null));
        }
      }
    }
    return values;
  }
}
