package hitchpost.core.types;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds from a moment of a charging schedule until the next period starts.
 *
 * <p>Limits and setpoints are in the {@link ChargingRateUnit} of the schedule. Source: OCPP 2.1
 * part 2, 2.18; before that version there are only the first four components, and the limit is
 * required.
 *
 * @param startPeriod whole seconds after the start of the schedule
 * @param limit upper limit of charging; negative is an old way to limit discharging
 * @param numberPhases 0 to 3, absent means 3 for AC
 * @param phaseToUse 0 to 3, only for one phase at an EVSE that can choose it
 * @param dischargeLimit limit of discharging, 0 or negative
 * @param setpoint what the car is to follow, negative to discharge
 * @param setpointReactive reactive power or current to follow: inductive positive, capacitive
 *     negative
 * @param preconditioningRequest whether the car is to keep its battery preconditioned
 * @param evseSleep whether the EVSE is to switch its power electronics off
 * @param v2xBaseline watts to which the values of the curves are added
 * @param operationMode who steers, normally {@link OperationMode#CHARGING_ONLY}
 * @param v2xFreqWattCurve at most 20 points
 * @param v2xSignalWattCurve at most 20 points
 * @param customData vendor additions
 */
public record ChargingSchedulePeriod(
    Duration startPeriod,
    @Nullable PerPhase limit,
    @Nullable Integer numberPhases,
    @Nullable Integer phaseToUse,
    @Nullable PerPhase dischargeLimit,
    @Nullable PerPhase setpoint,
    @Nullable PerPhase setpointReactive,
    boolean preconditioningRequest,
    boolean evseSleep,
    @Nullable BigDecimal v2xBaseline,
    OperationMode operationMode,
    List<V2XFreqWattPoint> v2xFreqWattCurve,
    List<V2XSignalWattPoint> v2xSignalWattCurve,
    @Nullable CustomData customData) {
  private static final int MAX_CURVE_POINTS = 20;

  public ChargingSchedulePeriod {
    Checks.wholeSeconds(startPeriod, "ChargingSchedulePeriod.startPeriod");
    Checks.range(numberPhases, 0, 3, "ChargingSchedulePeriod.numberPhases");
    Checks.range(phaseToUse, 0, 3, "ChargingSchedulePeriod.phaseToUse");
    Checks.that(
        dischargeLimit == null || !dischargeLimit.anyPositive(),
        "ChargingSchedulePeriod.dischargeLimit",
        "0 or negative");
    v2xBaseline = Checks.optionalNumber(v2xBaseline, "ChargingSchedulePeriod.v2xBaseline");
    v2xFreqWattCurve = List.copyOf(v2xFreqWattCurve);
    v2xSignalWattCurve = List.copyOf(v2xSignalWattCurve);
    Checks.size(v2xFreqWattCurve, 0, MAX_CURVE_POINTS, "ChargingSchedulePeriod.v2xFreqWattCurve");
    Checks.size(
        v2xSignalWattCurve, 0, MAX_CURVE_POINTS, "ChargingSchedulePeriod.v2xSignalWattCurve");
  }

  /** Plain charging up to one limit for all phases. */
  public static ChargingSchedulePeriod ofLimit(
      Duration startPeriod, BigDecimal limit, @Nullable Integer numberPhases) {
    return ofLimit(startPeriod, limit, numberPhases, null);
  }

  /** The same, on a certain phase where one is named. */
  public static ChargingSchedulePeriod ofLimit(
      Duration startPeriod,
      BigDecimal limit,
      @Nullable Integer numberPhases,
      @Nullable Integer phaseToUse) {
    return ofLimit(startPeriod, limit, numberPhases, phaseToUse, null);
  }

  /** The same, with vendor additions. */
  public static ChargingSchedulePeriod ofLimit(
      Duration startPeriod,
      BigDecimal limit,
      @Nullable Integer numberPhases,
      @Nullable Integer phaseToUse,
      @Nullable CustomData customData) {
    return new ChargingSchedulePeriod(
        startPeriod,
        PerPhase.of(limit),
        numberPhases,
        phaseToUse,
        null,
        null,
        null,
        false,
        false,
        null,
        OperationMode.CHARGING_ONLY,
        List.of(),
        List.of(),
        customData);
  }

  /**
   * The upper limit of charging, of all phases or of L1.
   *
   * @throws IllegalArgumentException when the period has none, which only later versions can say
   */
  public BigDecimal plainLimit() {
    if (limit == null) {
      throw new IllegalArgumentException("the period has no limit of charging");
    }
    return limit.value();
  }
}
