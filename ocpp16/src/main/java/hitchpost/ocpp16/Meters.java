package hitchpost.ocpp16;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.Unit;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.messages.Measurand;
import hitchpost.ocpp16.messages.MeterValue;
import hitchpost.ocpp16.messages.SampledValue;
import hitchpost.ocpp16.messages.UnitOfMeasure;
import hitchpost.ocpp16.messages.ValueFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meter values as OCPP 1.6 writes them: decimal text, and the unit every time. What was signed
 * stands as a value of its own beside the same in the clear.
 */
final class Meters {
  private static final Measurand[] MEASURANDS = Measurand.values();

  private Meters() {}

  /** Whole watt-hours of a register, as billed. */
  static long wattHours(long milliWattHours) {
    return Math.floorDiv(milliWattHours, 1000L);
  }

  /** Empty when the version has a name for none of the values. */
  static Optional<MeterValue> meterValue(hitchpost.core.types.MeterValue value) {
    List<SampledValue> known = new ArrayList<>(value.sampledValues().size());
    for (var sampled : value.sampledValues()) {
      sampled(sampled, decimal(sampled.valueMilli()), null).ifPresent(known::add);
      if (sampled.signed() != null) {
        String signed = MessageCodec.write(sampled.signed());
        sampled(sampled, signed, ValueFormat.SIGNED_DATA).ifPresent(known::add);
      }
    }
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(new MeterValue(value.timestamp(), known));
  }

  private static Optional<SampledValue> sampled(
      hitchpost.core.types.SampledValue value, String text, @Nullable ValueFormat format) {
    return WireEnum.find(MEASURANDS, value.measurand().wire())
        .map(measurand ->
            new SampledValue(
                text,
                value.context(),
                format,
                measurand,
                value.phase(),
                value.location(),
                unit(value.measurand().unit())));
  }

  private static String decimal(long milli) {
    return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
  }

  /** The version has no unit for frequency, power factor and speed. */
  private static @Nullable UnitOfMeasure unit(Unit unit) {
    return switch (unit) {
      case WH -> UnitOfMeasure.WH;
      case VARH -> UnitOfMeasure.VARH;
      case W -> UnitOfMeasure.W;
      case VA -> UnitOfMeasure.VA;
      case VAR -> UnitOfMeasure.VAR;
      case A -> UnitOfMeasure.A;
      case V -> UnitOfMeasure.V;
      case CELSIUS -> UnitOfMeasure.CELSIUS;
      case PERCENT -> UnitOfMeasure.PERCENT;
      case VAH, HERTZ, RPM, NONE -> null;
    };
  }
}
