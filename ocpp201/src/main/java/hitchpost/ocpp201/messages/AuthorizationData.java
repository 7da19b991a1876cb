package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the local authorization list.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.4.
 *
 * @param idTokenInfo absent in a differential update removes the entry
 */
public record AuthorizationData(IdTokenType idToken, @Nullable IdTokenInfoType idTokenInfo) {}
