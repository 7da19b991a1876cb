package hitchpost.core.transaction;

import hitchpost.core.types.ChargingState;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.TriggerReason;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction ends.
 *
 * @param trigger what occasioned the end
 * @param state how far it was from energy flowing then, null where nobody knows any more
 * @param by the token that stopped it, null when none did
 */
public record Ending(
    StopCause cause, TriggerReason trigger, @Nullable ChargingState state, @Nullable IdToken by) {
  /** An end that its cause occasioned. */
  public Ending(StopCause cause, @Nullable ChargingState state, @Nullable IdToken by) {
    this(cause, cause.trigger(), state, by);
  }
}
