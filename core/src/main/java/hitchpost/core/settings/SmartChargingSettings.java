package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import hitchpost.core.types.ChargingRateUnit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of smart charging.
 *
 * <p>What the CSMS may only read can be lowered in the station file. Source: OCPP 2.0.1 part 2,
 * 2.9; the two for a silent CSMS are our own.
 */
public final class SmartChargingSettings {
  private static final String COMPONENT = "SmartChargingCtrlr";

  /** Highest stack level ever offered; one profile a level and purpose and place. */
  public static final int HIGHEST_STACK_LEVEL = 99;

  /** Most periods of a schedule ever offered, and of any schedule that is told. */
  public static final int MOST_PERIODS = 1_024;

  /** Most profiles ever kept. */
  public static final int MOST_PROFILES = 100;

  private static final int MAX_SECONDS = Integer.MAX_VALUE;
  private static final int MAX_AMPERES = 2_000;
  private static final int MAX_PERCENT = 10_000;

  /** Whether charging profiles are taken and heeded at all. */
  public static final Setting<Boolean> ENABLED =
      new Setting<>(COMPONENT, "Enabled", null, Codec.bool(), Access.READ_ONLY, true);

  public static final Setting<Integer> PROFILE_STACK_LEVEL =
      bound("ProfileStackLevel", null, 0, HIGHEST_STACK_LEVEL);
  public static final Setting<Integer> PERIODS_PER_SCHEDULE =
      bound("PeriodsPerSchedule", null, 1, MOST_PERIODS);
  public static final Setting<Integer> PROFILE_ENTRIES =
      bound("Entries", "ChargingProfiles", 1, MOST_PROFILES);

  /** Units of the schedules that are taken and told. */
  public static final Setting<List<ChargingRateUnit>> RATE_UNIT =
      new Setting<>(
          COMPONENT,
          "RateUnit",
          null,
          Codec.someOf(List.of(ChargingRateUnit.A, ChargingRateUnit.W))
              .where(units -> !units.isEmpty()),
          Access.READ_ONLY,
          List.of(ChargingRateUnit.A, ChargingRateUnit.W));

  /** Whether the hardware can charge on fewer phases than it has, and change that on the way. */
  public static final Setting<Boolean> PHASES_3_TO_1 =
      new Setting<>(COMPONENT, "Phases3to1", null, Codec.bool(), Access.READ_ONLY, false);

  /** Seconds without a word of the CSMS after which the fail-safe limit holds; 0 = never. */
  public static final Setting<Integer> FAIL_SAFE_DELAY =
      new Setting<>(
          COMPONENT,
          "FailSafeDelay",
          null,
          Codec.integer(0, MAX_SECONDS).in("s"),
          Access.READ_WRITE,
          0);

  /** Amperes per phase that each EVSE may offer while the CSMS is silent; below 6 none. */
  public static final Setting<Integer> FAIL_SAFE_LIMIT =
      new Setting<>(
          COMPONENT,
          "FailSafeLimit",
          null,
          Codec.integer(0, MAX_AMPERES).in("A"),
          Access.READ_WRITE,
          6);

  /** By how many percent a limit from elsewhere must change for the CSMS to be told. */
  public static final Setting<BigDecimal> LIMIT_CHANGE_SIGNIFICANCE =
      new Setting<>(
          COMPONENT,
          "LimitChangeSignificance",
          null,
          Codec.decimal(BigDecimal.ZERO, BigDecimal.valueOf(MAX_PERCENT)).in("Percent"),
          Access.READ_WRITE,
          BigDecimal.ONE);

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          ENABLED,
          PROFILE_STACK_LEVEL,
          PERIODS_PER_SCHEDULE,
          PROFILE_ENTRIES,
          RATE_UNIT,
          PHASES_3_TO_1,
          FAIL_SAFE_DELAY,
          FAIL_SAFE_LIMIT,
          LIMIT_CHANGE_SIGNIFICANCE);

  private SmartChargingSettings() {}

  /** Whether the setting is one of these. */
  public static boolean owns(Setting<?> setting) {
    return setting.component().name().equals(COMPONENT);
  }

  private static Setting<Integer> bound(
      String name, @Nullable String instance, int min, int factory) {
    return new Setting<>(
        COMPONENT, name, instance, Codec.integer(min, factory), Access.READ_ONLY, factory);
  }
}
