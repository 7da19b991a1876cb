package hitchpost.ocpp201;

import hitchpost.core.Fact;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.SignedMeterValue;
import hitchpost.core.types.Unit;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp201.messages.MeasurandEnumType;
import hitchpost.ocpp201.messages.MeterValueType;
import hitchpost.ocpp201.messages.SampledValueType;
import hitchpost.ocpp201.messages.SignedMeterValueType;
import hitchpost.ocpp201.messages.UnitOfMeasureType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Meter values as messages carry them: exact decimals of the base unit, the unit every time.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.32, 2.41, 2.46 and 2.49.
 */
final class Meters {
  /** Longest signed reading that a message carries. */
  private static final int MAX_SIGNED_DATA = 2500;

  private static final MeasurandEnumType[] MEASURANDS = MeasurandEnumType.values();

  private Meters() {}

  /** Empty when the version has a name for none of the values. */
  static Optional<MeterValueType> write(MeterValue value) {
    List<SampledValueType> known =
        value.sampledValues().stream().flatMap(sampled -> write(sampled).stream()).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(new MeterValueType(value.timestamp(), known));
  }

  /** What of the readings in a fact is too long for any message, in words. */
  static List<String> leftOut(Fact fact) {
    return switch (fact) {
      case Fact.RecordDue f -> f.record().values().stream().flatMap(Meters::leftOut).toList();
      case Fact.MeterDue f -> leftOut(f.value()).toList();
      default -> List.of();
    };
  }

  private static Stream<String> leftOut(MeterValue value) {
    return value.sampledValues().stream()
        .flatMap(sampled -> Stream.ofNullable(sampled.signed()))
        .filter(Meters::tooLong)
        .map(signed ->
            "a signed reading of %s has %d characters, a message carries %d"
                .formatted(value.timestamp(), signed.signedMeterData().length(), MAX_SIGNED_DATA));
  }

  private static boolean tooLong(SignedMeterValue signed) {
    return signed.signedMeterData().length() > MAX_SIGNED_DATA;
  }

  private static Optional<SampledValueType> write(SampledValue value) {
    return WireEnum.find(MEASURANDS, value.measurand().wire())
        .map(measurand ->
            new SampledValueType(
                BigDecimal.valueOf(value.valueMilli(), 3),
                value.context(),
                measurand,
                value.phase(),
                value.location(),
                signed(value.signed()),
                unit(value.measurand().unit())));
  }

  /** A reading too long for a message goes without what was signed, rather than not at all. */
  private static @Nullable SignedMeterValueType signed(@Nullable SignedMeterValue signed) {
    if (signed == null || tooLong(signed)) {
      return null;
    }
    return new SignedMeterValueType(
        signed.signedMeterData(),
        signed.signingMethod(),
        signed.encodingMethod(),
        signed.publicKey());
  }

  private static @Nullable UnitOfMeasureType unit(Unit unit) {
    return unit == Unit.NONE ? null : new UnitOfMeasureType(unit.wire(), null);
  }
}
