package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * How to enter a private network.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.54.
 *
 * @param password a secret
 * @param key a secret
 */
public record VPNType(
    @MaxLength(512) String server,
    @MaxLength(20) String user,
    @MaxLength(20) String password,
    @MaxLength(255) String key,
    VPNEnumType type,
    @Nullable @MaxLength(20) String group) {}
