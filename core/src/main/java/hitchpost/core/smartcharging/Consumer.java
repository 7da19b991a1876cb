package hitchpost.core.smartcharging;

import hitchpost.core.types.Evse;
import org.jspecify.annotations.Nullable;

/**
 * An EVSE, or one of its connectors, whose limit is asked for.
 *
 * @param transaction id of the transaction there; null to ask as if one began without profiles
 * @param begun when the transaction began, or would begin; seconds since 1970
 */
public record Consumer(Evse evse, Circuit circuit, @Nullable String transaction, long begun) {}
