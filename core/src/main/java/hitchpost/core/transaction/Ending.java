package hitchpost.core.transaction;

import hitchpost.core.types.ChargingState;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction ends.
 *
 * @param state how far it was from energy flowing then, null where nobody knows any more
 * @param by the token that stopped it, null when none did
 */
public record Ending(StopCause cause, @Nullable ChargingState state, @Nullable IdToken by) {}
