package hitchpost.core.visit;

import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * Permission to charge once.
 *
 * @param group of the token, when known
 * @param roaming whether it counts at whichever EVSE a car is plugged in first
 */
public record Grant(IdToken token, @Nullable IdToken group, boolean roaming) {}
