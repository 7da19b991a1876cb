package hitchpost.core.visit;

import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a plug is kept locked for.
 *
 * @param group any token of it gets the plug as well, null when there is none
 */
record Holder(IdToken token, @Nullable IdToken group) {}
