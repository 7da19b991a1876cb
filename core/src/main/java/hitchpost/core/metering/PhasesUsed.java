package hitchpost.core.metering;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From how many phases the car of a transaction draws, where the meter tells the current of each.
 *
 * <p>Source: OCPP 2.0.1 part 2, E02.FR.18 and E02.FR.19.
 */
final class PhasesUsed {
  /** What electronics behind the meter may draw without a car. */
  private static final long LEAST_MILLI_AMPERES = 500;

  private final Map<Integer, Integer> told = new TreeMap<>();

  /** How many a reading shows, null when it shows none or as many as were told before. */
  @Nullable Integer news(int evse, MeterReading reading) {
    int used = (int) reading.measurements().stream().filter(PhasesUsed::draws).count();
    return used == 0 || Integer.valueOf(used).equals(told.put(evse, used)) ? null : used;
  }

  private static boolean draws(MeterReading.Measurement measured) {
    Phase phase = measured.phase();
    return measured.measurand() == Measurand.CURRENT_IMPORT
        && (phase == Phase.L1 || phase == Phase.L2 || phase == Phase.L3)
        && measured.valueMilli() >= LEAST_MILLI_AMPERES;
  }

  /** The transaction is over: of the next one nothing was told. */
  void ended(int evse) {
    told.remove(evse);
  }
}
