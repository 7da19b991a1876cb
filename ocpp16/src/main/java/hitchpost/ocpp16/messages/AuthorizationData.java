package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an update of the local authorization list.
 *
 * <p>Source: OCPP 1.6, 7.1.
 *
 * @param idTagInfo absent in a differential update means that the entry is to be removed
 */
public record AuthorizationData(@MaxLength(20) String idTag, @Nullable IdTagInfo idTagInfo) {}
