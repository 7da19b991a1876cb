package hitchpost.core.transaction;

import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * Whom a transaction is for, and why.
 *
 * @param group of the token, null when it has none or it is not known
 * @param reservation the one that this uses up, null for none
 * @param remoteStart the request that it came with, null for none
 */
public record Claim(
    IdToken token,
    @Nullable IdToken group,
    @Nullable Integer reservation,
    @Nullable Integer remoteStart) {}
