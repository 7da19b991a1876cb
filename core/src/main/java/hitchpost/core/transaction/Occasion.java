package hitchpost.core.transaction;

import hitchpost.core.types.ChargingState;
import hitchpost.core.types.TriggerReason;
import org.jspecify.annotations.Nullable;

/**
 * What occasioned a record, and how far the transaction was from energy flowing then.
 *
 * @param state null when the record says nothing of it
 * @param phases how many phases the car draws from, where that is seen for the first time or anew;
 *     else null
 * @param cableMilliAmperes most that a cable that was just plugged in can carry, null for others
 *     and where nobody knows
 */
public record Occasion(
    TriggerReason trigger,
    @Nullable ChargingState state,
    @Nullable Integer phases,
    @Nullable Integer cableMilliAmperes) {
  /** An occasion that says nothing of phases or cables. */
  public Occasion(TriggerReason trigger, @Nullable ChargingState state) {
    this(trigger, state, null, null);
  }

  /** An occasion that has nothing to do with how far the transaction is. */
  public static Occasion of(TriggerReason trigger) {
    return new Occasion(trigger, null);
  }

  /** The same with a cable. */
  public Occasion with(@Nullable Integer cable) {
    return new Occasion(trigger, state, phases, cable);
  }
}
