package hitchpost.core.transaction;

import hitchpost.core.types.ChargingState;
import hitchpost.core.types.TriggerReason;
import org.jspecify.annotations.Nullable;

/**
 * What occasioned a record, and how far the transaction was from energy flowing then.
 *
 * @param state null when the record says nothing of it
 */
public record Occasion(TriggerReason trigger, @Nullable ChargingState state) {
  /** An occasion that has nothing to do with how far the transaction is. */
  public static Occasion of(TriggerReason trigger) {
    return new Occasion(trigger, null);
  }
}
