package hitchpost.simulator.csms.model;

import hitchpost.core.types.Location;
import hitchpost.ocpp16.messages.Measurand;
import hitchpost.ocpp16.messages.MeterValue;
import hitchpost.ocpp16.messages.SampledValue;
import hitchpost.ocpp16.messages.UnitOfMeasure;
import hitchpost.ocpp16.messages.ValueFormat;
import java.math.BigDecimal;
import java.util.Optional;

/** Finds the energy register among sampled values. */
final class Registers {
  private static final int LONGEST_NUMBER = 20;

  private Registers() {}

  /**
   * The imported energy of the whole outlet, in Wh; empty when it was not sampled or is no number.
   *
   * <p>Source: OCPP 1.6, 7.43 (what an absent field means).
   */
  static Optional<BigDecimal> energyWh(MeterValue value) {
    for (SampledValue sample : value.sampledValue()) {
      if (isEnergyRegister(sample)) {
        return number(sample.value())
            .map(n -> sample.unit() == UnitOfMeasure.KWH ? n.movePointRight(3) : n);
      }
    }
    return Optional.empty();
  }

  private static boolean isEnergyRegister(SampledValue sample) {
    return (sample.measurand() == null
            || sample.measurand() == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)
        && sample.phase() == null
        && (sample.location() == null || sample.location() == Location.OUTLET)
        && sample.format() != ValueFormat.SIGNED_DATA;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
