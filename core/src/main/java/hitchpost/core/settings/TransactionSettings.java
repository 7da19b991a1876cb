package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import java.util.List;

/** What of transactions and their meter values not every version knows, or has a choice of. */
public final class TransactionSettings {
  /**
   * Whether a car that left a fixed cable has as long as at first to come back to its transaction.
   * Source: OCPP 2.0.1 part 2, E10.FR.02.
   */
  public static final Setting<Boolean> RETURNS_IN_TIME = hidden("ReturnsInTime", true);

  /** Whether a transaction that a power loss interrupted goes on while its car is there. */
  public static final Setting<Boolean> RESUMES = hidden("ResumesAfterPowerLoss", false);

  /**
   * Whether what is told with the end of a transaction is measured together with what is told
   * meanwhile, and not at intervals of its own.
   */
  public static final Setting<Boolean> END_SHARES_SAMPLES = hidden("EndSharesSamples", false);

  /**
   * Whether clock-aligned values are told only while nobody charges. Source: OCPP 2.0.1 part 2,
   * 2.7.13.
   */
  public static final Setting<Boolean> ALIGNED_WHILE_IDLE =
      new Setting<>(
          "AlignedDataCtrlr", "SendDuringIdle", null, Codec.bool(), Access.READ_WRITE, false);

  /** Wh after which a transaction gets no more energy; 0 = no limit. */
  public static final Setting<Integer> MAX_ENERGY =
      limit("MaxEnergyPerTransaction", Integer.MAX_VALUE, "Wh");

  /** Seconds after which a transaction gets no more energy; 0 = no limit. */
  public static final Setting<Integer> MAX_SECONDS =
      limit("MaxDurationPerTransaction", Integer.MAX_VALUE, "s");

  /** Percent of charge at which a transaction gets no more, where the meter knows; 0 = none. */
  public static final Setting<Integer> MAX_SOC = limit("MaxSoCPerTransaction", 100, "Percent");

  public static final List<Setting<?>> ALL =
      List.of(
          RETURNS_IN_TIME,
          RESUMES,
          END_SHARES_SAMPLES,
          ALIGNED_WHILE_IDLE,
          MAX_ENERGY,
          MAX_SECONDS,
          MAX_SOC);

  private TransactionSettings() {}

  private static Setting<Integer> limit(String name, int max, String unit) {
    Codec<Integer> codec = Codec.integer(0, max).in(unit);
    return new Setting<>("TxCtrlr", name, null, codec, Access.READ_WRITE, 0);
  }

  private static Setting<Boolean> hidden(String name, boolean factory) {
    return new Setting<>("TxCtrlr", name, null, Codec.bool(), Access.HIDDEN, factory);
  }
}
