package hitchpost.simulator.csms.model;

import hitchpost.core.types.Location;
import hitchpost.core.types.ReadingContext;
import hitchpost.ocpp201.messages.MeasurandEnumType;
import hitchpost.ocpp201.messages.MeterValueType;
import hitchpost.ocpp201.messages.SampledValueType;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.ocpp201.messages.UnitOfMeasureType;
import hitchpost.simulator.csms.model.CsmsTransaction.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the energy register among the sampled values of OCPP 2.0.1. */
final class Registers201 {
  private static final int LARGEST_EXPONENT = 12;

  private Registers201() {}

  /** The moments that an event has values of, in its order. */
  static List<Reading> readings(TransactionEventRequest event) {
    return values(event).stream()
        .map(value -> new Reading(value.timestamp(), energyWh(value, null).orElse(null)))
        .toList();
  }

  /** The register at this context, in mWh; absent when the event does not tell it. */
  static @Nullable Long milliWh(TransactionEventRequest event, ReadingContext context) {
    return values(event).stream()
        .flatMap(value -> energyWh(value, context).stream())
        .findFirst()
        .map(Registers201::milli)
        .orElse(null);
  }

  /** The register at the time of the event, in mWh; absent when it only tells older ones. */
  static @Nullable Long presentMilliWh(TransactionEventRequest event) {
    return values(event).reversed().stream()
        .filter(value -> !value.timestamp().isBefore(event.timestamp()))
        .flatMap(value -> energyWh(value, null).stream())
        .findFirst()
        .map(Registers201::milli)
        .orElse(null);
  }

  private static List<MeterValueType> values(TransactionEventRequest event) {
    List<MeterValueType> values = event.meterValue();
    return values == null ? List.of() : values;
  }

  private static long milli(BigDecimal wh) {
    return wh.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  /**
   * The imported energy of the whole outlet, in Wh; empty when it was not sampled, or not in this
   * context.
   *
   * <p>Source: OCPP 2.0.1 part 2, 2.41 and 2.49 (what an absent field means).
   */
  private static Optional<BigDecimal> energyWh(
      MeterValueType value, @Nullable ReadingContext context) {
    return value.sampledValue().stream()
        .filter(Registers201::isEnergyRegister)
        .filter(sample -> context == null || sample.context() == context)
        .findFirst()
        .flatMap(Registers201::wattHours);
  }

  private static boolean isEnergyRegister(SampledValueType sample) {
    return (sample.measurand() == null
            || sample.measurand() == MeasurandEnumType.ENERGY_ACTIVE_IMPORT_REGISTER)
        && sample.phase() == null
        && (sample.location() == null || sample.location() == Location.OUTLET);
  }

  private static Optional<BigDecimal> wattHours(SampledValueType sample) {
    UnitOfMeasureType unit = sample.unitOfMeasure();
    Integer multiplier = unit == null ? null : unit.multiplier();
    boolean kilo = unit != null && "kWh".equals(unit.unit());
    int exponent = (multiplier == null ? 0 : multiplier) + (kilo ? 3 : 0);
    return Math.abs(exponent) > LARGEST_EXPONENT
        ? Optional.empty()
        : Optional.of(sample.value().movePointRight(exponent));
  }
}
